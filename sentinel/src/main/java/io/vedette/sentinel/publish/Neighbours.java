package io.vedette.sentinel.publish;

import java.io.IOException;
import java.math.BigInteger;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.InterfaceAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Lets all neighbours know where an IPv4 address is, without a raw socket, which no JVM has, and without a further program. A packet from
 * that address to a neighbour that the kernel does not know makes it ask for that one by broadcast, three times in three seconds;
 * everybody who hears a question learns where its sender is.
 */
final class Neighbours {
    private static final Path KNOWN = Path.of("/proc/net/arp");
    private static final int ASKED = 2;
    private static final int LOOKED_AT = 64;
    private static final int DISCARD_PORT = 9;
    private static final int BITS = 32;
    private static final int LONGEST_PREFIX = 30;

    private Neighbours() {}

    static void tell(String device, String address) throws SocketException {
        NetworkInterface card = NetworkInterface.getByName(device);
        if (card == null) {
            return;
        }
        try (DatagramSocket socket = new DatagramSocket(new InetSocketAddress(InetAddress.getByName(address), 0))) {
            for (InetAddress stranger : strangers(card)) {
                socket.send(new DatagramPacket(new byte[1], 1, stranger, DISCARD_PORT));
            }
        } catch (SocketException unusable) {
            throw unusable;
        } catch (IOException unsent) {
            throw new SocketException("cannot tell the neighbours of " + address + ": " + unsent);
        }
    }

    /** The last addresses of each network on the device that the kernel does not know. */
    private static List<InetAddress> strangers(NetworkInterface card) throws IOException {
        String known = Files.readString(KNOWN);
        List<InetAddress> strangers = new ArrayList<>();
        for (InterfaceAddress own : card.getInterfaceAddresses()) {
            if (own.getAddress() instanceof Inet4Address && own.getNetworkPrefixLength() <= LONGEST_PREFIX) {
                int found = 0;
                for (int back = 1; back < LOOKED_AT && found < ASKED; back++) {
                    InetAddress candidate = fromTheEnd(own, back);
                    if (!known.contains(candidate.getHostAddress() + " ") && !candidate.equals(own.getAddress())) {
                        strangers.add(candidate);
                        found++;
                    }
                }
            }
        }
        return strangers;
    }

    private static InetAddress fromTheEnd(InterfaceAddress own, int back) throws IOException {
        BigInteger all = BigInteger.ONE.shiftLeft(BITS).subtract(BigInteger.ONE);
        BigInteger hosts = all.shiftRight(own.getNetworkPrefixLength());
        BigInteger network = new BigInteger(1, own.getAddress().getAddress()).andNot(hosts);
        long offset = 1 + Math.floorMod(hosts.longValue() - 1 - back, Math.max(1, hosts.longValue() - 1));
        int number = network.add(BigInteger.valueOf(offset)).intValue();
        return InetAddress.getByAddress(
                new byte[] {(byte) (number >>> 24), (byte) (number >>> 16), (byte) (number >>> 8), (byte) number});
    }
}
