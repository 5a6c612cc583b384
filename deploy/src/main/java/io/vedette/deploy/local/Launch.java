package io.vedette.deploy.local;

/** How a member becomes a process: the command and its environment; input and output are the caller's to direct. */
@FunctionalInterface
public interface Launch {
    ProcessBuilder of(Member member);
}
