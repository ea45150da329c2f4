package hybridnetwork.reachability.oracle;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A range of IPv4 addresses that begins and ends as a CIDR does; an address is a number from 0 to 2^32 - 1. */
record Block(long first, int length) {
    private static final Map<String, Block> KNOWN = new ConcurrentHashMap<>();

    static Block of(String text) {
        return KNOWN.computeIfAbsent(text, Block::parsed);
    }

    private static Block parsed(String text) {
        int slash = text.indexOf('/');
        String address = slash < 0 ? text : text.substring(0, slash);
        int length = slash < 0 ? 32 : Integer.parseInt(text.substring(slash + 1));
        return new Block(address(address) & -(1L << (32 - length)), length);
    }

    static List<Block> all(List<String> texts) {
        return texts.stream().map(Block::of).toList();
    }

    static boolean anyHas(List<String> blocks, long address) {
        for (String block : blocks) {
            if (of(block).has(address)) {
                return true;
            }
        }
        return false;
    }

    static long address(String text) {
        long value = 0;
        for (String part : text.split("\\.", 4)) {
            value = value * 256 + Integer.parseInt(part);
        }
        return value;
    }

    static String text(long address) {
        return (address >> 24) + "." + (address >> 16 & 255) + "." + (address >> 8 & 255) + "." + (address & 255);
    }

    long last() {
        return first + (1L << (32 - length)) - 1;
    }

    boolean has(long address) {
        return first <= address && address <= last();
    }

    List<Long> addresses() {
        List<Long> all = new ArrayList<>();
        for (long address = first; address <= last(); address++) {
            all.add(address);
        }
        return all;
    }

    @Override
    public String toString() {
        return text(first) + "/" + length;
    }
}
