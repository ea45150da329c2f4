package hybridnetwork.net;

import static org.assertj.core.api.Assertions.assertThat;

import hybridnetwork.testing.Seeds;
import inet.ipaddr.IPAddress;
import inet.ipaddr.IPAddressString;
import inet.ipaddr.ipv4.IPv4Address;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.NavigableSet;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Prefixes and sets of them against the ipaddress library and against sets of single numbers. */
class PrefixSetPropertiesTest {
    /** Offsets that put a world of 64 addresses at both ends of the space and across the sign bit of an int. */
    private static final List<Long> WORLDS = List.of(0L, (1L << 31) - 32, (1L << 32) - 64);

    @Test
    void a_set_is_what_its_single_addresses_say() {
        Seeds.forAll(600, random -> {
            long world = WORLDS.get(random.nextInt(WORLDS.size()));
            NavigableSet<Integer> left = numbers(random);
            NavigableSet<Integer> right = numbers(random);
            PrefixSet a = set(world, left);
            PrefixSet b = set(world, right);

            NavigableSet<Integer> union = new TreeSet<>(left);
            union.addAll(right);
            NavigableSet<Integer> both = new TreeSet<>(left);
            both.retainAll(right);
            NavigableSet<Integer> rest = new TreeSet<>(left);
            rest.removeAll(right);

            assertThat(a.union(b)).isEqualTo(set(world, union)).isEqualTo(PrefixSet.unionOf(List.of(a, b)));
            assertThat(a.intersect(b)).isEqualTo(set(world, both)).hasSameHashCodeAs(set(world, both));
            assertThat(a.subtract(b)).isEqualTo(set(world, rest));
            Prefix window = new Prefix(Ipv4.of(world + random.nextInt(64)), 32);
            Prefix wider = new Prefix(window.base().mask(28), 28);
            assertThat(a.intersect(window)).isEqualTo(a.intersect(PrefixSet.of(window)));
            assertThat(a.intersect(wider)).isEqualTo(a.intersect(PrefixSet.of(wider)));
            assertThat(a.intersect(Prefix.ALL)).isEqualTo(a);
            assertThat(a.complement().complement()).isEqualTo(a);
            assertThat(a.complement()).isEqualTo(PrefixSet.ALL.subtract(a));
            assertThat(a.contains(b)).isEqualTo(left.containsAll(right));
            assertThat(a.overlaps(b)).isEqualTo(!both.isEmpty());
            assertThat(a.isEmpty()).isEqualTo(left.isEmpty());
            assertThat(a.size()).isEqualTo(left.size());
            assertThat(a.lowest().map(Ipv4::number))
                    .isEqualTo(left.stream().findFirst().map(n -> world + n));
            for (int n = 0; n < 64; n++) {
                assertThat(a.contains(Ipv4.of(world + n))).isEqualTo(left.contains(n));
                assertThat(a.complement().contains(Ipv4.of(world + n))).isEqualTo(!left.contains(n));
            }
        });
    }

    @Test
    void minimal_prefixes_agree_with_the_library() {
        Seeds.forAll(600, random -> {
            List<Prefix> prefixes = IntStream.range(0, random.nextInt(12))
                    .mapToObj(i -> prefix(random))
                    .toList();
            List<Prefix> shuffled = new ArrayList<>(prefixes);
            Collections.shuffle(shuffled, random);
            assertThat(PrefixSet.of(shuffled)).isEqualTo(PrefixSet.of(prefixes));
            assertThat(PrefixSet.of(prefixes).prefixes()).isEqualTo(merged(prefixes));
        });
    }

    @Test
    void minimal_prefixes_of_a_range_agree_with_the_library() {
        Seeds.forAll(600, random -> {
            Ipv4 one = new Ipv4(random.nextInt());
            Ipv4 other = random.nextInt(20) == 0 ? Ipv4.HIGHEST : new Ipv4(one.bits() ^ random.nextInt(1 << 12));
            Ipv4 first = one.compareTo(other) <= 0 ? one : other;
            Ipv4 last = first.equals(one) ? other : one;
            IPAddress[] blocks = library(first).spanWithPrefixBlocks(library(last));
            assertThat(PrefixSet.ofRange(first, last).prefixes().stream().map(Prefix::toString))
                    .isEqualTo(Arrays.stream(blocks)
                            .map(PrefixSetPropertiesTest::text)
                            .toList());
        });
    }

    @Test
    void a_prefix_agrees_with_the_library() {
        Seeds.forAll(1000, random -> {
            Prefix a = prefix(random);
            Prefix b = prefix(random);
            assertThat(a.contains(b)).isEqualTo(library(a).contains(library(b)));
            assertThat(a.overlaps(b)).isEqualTo(library(a).intersect(library(b)) != null);
            assertThat(a.overlaps(b)).isEqualTo(PrefixSet.of(a).overlaps(PrefixSet.of(b)));
            assertThat(a.first().toString())
                    .isEqualTo(library(a).getLower().withoutPrefixLength().toString());
            assertThat(a.last().toString())
                    .isEqualTo(library(a).getUpper().withoutPrefixLength().toString());
            assertThat(a.size()).isEqualTo(library(a).getCount().longValueExact());
            assertThat(Prefix.parse(a.toString())).isEqualTo(a);
            assertThat(a.contains(b.base())).isEqualTo(library(a).contains(library(b.base())));
        });
    }

    private static NavigableSet<Integer> numbers(Random random) {
        TreeSet<Integer> numbers = new TreeSet<>();
        for (int runs = random.nextInt(5); runs > 0; runs--) {
            int first = random.nextInt(64);
            int last = Math.min(63, first + random.nextInt(12));
            IntStream.rangeClosed(first, last).forEach(numbers::add);
        }
        return numbers;
    }

    private static PrefixSet set(long world, Set<Integer> numbers) {
        return PrefixSet.of(
                numbers.stream().map(n -> Prefix.of(Ipv4.of(world + n))).toList());
    }

    private static Prefix prefix(Random random) {
        int length = random.nextInt(33);
        // Few distinct bits, so that prefixes meet.
        int bits = random.nextBoolean() ? 0x0A140000 | random.nextInt(1 << 10) : random.nextInt();
        return new Prefix(new Ipv4(bits).mask(length), length);
    }

    private static List<Prefix> merged(List<Prefix> prefixes) {
        if (prefixes.isEmpty()) {
            return List.of();
        }
        IPAddress[] others =
                prefixes.stream().map(PrefixSetPropertiesTest::library).toArray(IPAddress[]::new);
        return Stream.of(others[0].mergeToPrefixBlocks(others))
                .map(PrefixSetPropertiesTest::text)
                .map(Prefix::parse)
                .toList();
    }

    private static String text(IPAddress block) {
        return block.isPrefixed() ? block.toString() : block + "/32";
    }

    private static IPAddress library(Prefix prefix) {
        return new IPAddressString(prefix.toString()).getAddress();
    }

    private static IPAddress library(Ipv4 address) {
        return new IPv4Address(address.bits());
    }
}
