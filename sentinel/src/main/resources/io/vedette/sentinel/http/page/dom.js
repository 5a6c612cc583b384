// Elements by name, attributes and children. Text only ever comes in as text: what a node or a sentinel says cannot become markup.
const SVG = 'http://www.w3.org/2000/svg';

function fill(element, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
}

export const html = (name, attributes = {}, ...children) => fill(document.createElement(name), attributes, children);
export const svg = (name, attributes = {}, ...children) => fill(document.createElementNS(SVG, name), attributes, children);
export const byId = id => document.getElementById(id);
export const show = (id, ...children) => byId(id).replaceChildren(...children);
export const number = value => (value === undefined ? '–' : value.toLocaleString('en'));
