package hybridnetwork.preflight;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** Damages a stack file as people and broken tools do: its tree first, then its text. */
final class StackMutations {
    /** Stands for every key: it must never come out again. */
    static final String SECRET = "Sw0rdfish-hunter2";

    private static final List<Object> SCALARS = List.of(
            "",
            " ",
            "*",
            "~x",
            "true",
            "yes",
            "-1",
            "0",
            "65536",
            "4294967296",
            "1e400",
            "0x1F",
            "010",
            "NaN",
            ".inf",
            "2001:db8::/126",
            "10.0.0.1",
            "10.0.0.0/33",
            "10.0.0.1/8",
            "0.0.0.0/0",
            "255.255.255.255/32",
            "300.1.1.1",
            "8000-",
            "9-8",
            "*/*",
            "\u0000",
            "\u202Eabc",
            "\uD83D\uDE00",
            "e\u0301",
            "\u2028",
            "\t",
            "a b",
            "${x}",
            "%s%n",
            "<script>",
            -1,
            0,
            1,
            65515,
            65536,
            2147483648L,
            Long.MAX_VALUE,
            Double.MAX_VALUE,
            0.5,
            true,
            false);

    private static final Gson JSON = new GsonBuilder()
            .serializeNulls()
            .serializeSpecialFloatingPointValues()
            .disableHtmlEscaping()
            .setPrettyPrinting()
            .create();

    private final Random random;

    StackMutations(Random random) {
        this.random = random;
    }

    /** The text of a stack file with a few changes, seldom none. */
    String damaged(Map<Object, @Nullable Object> stack) {
        Map<Object, @Nullable Object> tree = damagedTree(stack);
        // JSON is YAML too, and much faster to write.
        String damaged = random.nextInt(8) == 0 ? Stacks.yaml(tree) : JSON.toJson(tree);
        return random.nextInt(4) == 0 ? damagedText(damaged) : damaged;
    }

    /** A copy of a stack file's tree with a few changes. */
    Map<Object, @Nullable Object> damagedTree(Map<Object, @Nullable Object> stack) {
        Map<Object, @Nullable Object> tree = copy(stack);
        addKeys(tree);
        int changes = random.nextInt(4);
        for (int i = 0; i < changes; i++) {
            change(tree);
        }
        return tree;
    }

    static Map<Object, @Nullable Object> tree(String text) {
        Object root = new Load(LoadSettings.builder().build()).loadFromString(text);
        return Objects.requireNonNull(copy(root));
    }

    @SuppressWarnings("unchecked")
    private static Map<Object, @Nullable Object> copy(@Nullable Object root) {
        return (Map<Object, @Nullable Object>) Objects.requireNonNull(mutable(root));
    }

    private static @Nullable Object mutable(@Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            Map<Object, @Nullable Object> copy = new LinkedHashMap<>();
            map.forEach((key, item) -> copy.put(key, mutable(item)));
            return copy;
        }
        if (value instanceof List<?> list) {
            List<@Nullable Object> copy = new ArrayList<>();
            list.forEach(item -> copy.add(mutable(item)));
            return copy;
        }
        return value;
    }

    /** Keys of every kind, in clear. */
    private static void addKeys(Map<Object, @Nullable Object> tree) {
        Map<Object, @Nullable Object> config = copy(tree.get("config"));
        for (String kind : List.of("sharedKeys", "authorizationKeys", "peeringKeys")) {
            Map<Object, @Nullable Object> keys = new LinkedHashMap<>();
            keys.put(kind.equals("sharedKeys") ? "hq" : "primary", SECRET);
            config.put("hybrid-network:" + kind, keys);
        }
        tree.put("config", config);
    }

    /** A place in the tree: an entry of a map or an item of a list. */
    private record Place(
            @Nullable Map<Object, @Nullable Object> map,
            @Nullable List<@Nullable Object> list,
            Object key) {
        @Nullable
        Object get() {
            return map != null ? map.get(key) : Objects.requireNonNull(list).get((Integer) key);
        }

        void set(@Nullable Object value) {
            if (map != null) {
                map.put(key, value);
            } else {
                Objects.requireNonNull(list).set((Integer) key, value);
            }
        }

        void remove() {
            if (map != null) {
                map.remove(key);
            } else {
                Objects.requireNonNull(list).remove((int) (Integer) key);
            }
        }
    }

    @SuppressWarnings("unchecked")
    private static void gather(@Nullable Object node, List<Place> places, boolean secret) {
        if (node instanceof Map<?, ?> map) {
            for (Object key : new ArrayList<>(map.keySet())) {
                // A key that is moved where nobody expects one cannot be known as one.
                boolean hidden = secret || key.toString().endsWith("Keys");
                Place place = new Place((Map<Object, @Nullable Object>) map, null, key);
                if (!hidden || !secret) {
                    places.add(place);
                }
                gather(place.get(), places, hidden);
            }
        } else if (node instanceof List<?> list) {
            for (int i = 0; i < list.size(); i++) {
                Place place = new Place(null, (List<@Nullable Object>) list, i);
                places.add(place);
                gather(place.get(), places, secret);
            }
        }
    }

    private static boolean holdsSecret(@Nullable Object value) {
        return value != null && value.toString().contains(SECRET);
    }

    private void change(Map<Object, @Nullable Object> tree) {
        List<Place> places = new ArrayList<>();
        gather(tree, places, false);
        if (places.isEmpty()) {
            return;
        }
        Place place = places.get(random.nextInt(places.size()));
        Place other = places.get(random.nextInt(places.size()));
        switch (random.nextInt(10)) {
            case 0 -> place.remove();
            case 1 -> rename(place);
            case 2 -> place.set(null);
            case 3, 4, 5 -> place.set(SCALARS.get(random.nextInt(SCALARS.size())));
            case 6 -> place.set(new ArrayList<>(java.util.Collections.nCopies(random.nextInt(3), place.get())));
            case 7 -> place.set(nested(place.get(), 1 + random.nextInt(random.nextInt(20) == 0 ? 200 : 5)));
            case 8 -> swap(place, other);
            default -> place.set(huge(random.nextInt(200) == 0 ? 60_000 : 50));
        }
    }

    private void rename(Place place) {
        if (place.map() != null) {
            Object value = place.get();
            place.remove();
            String key = place.key().toString();
            int at = random.nextInt(key.length() + 1);
            place.map().put(key.substring(0, at) + "x" + key.substring(at), value);
        }
    }

    private static @Nullable Object nested(@Nullable Object value, int depth) {
        Object nested = value;
        for (int i = 0; i < depth; i++) {
            List<@Nullable Object> around = new ArrayList<>();
            around.add(nested);
            nested = around;
        }
        return nested;
    }

    private static void swap(Place one, Place other) {
        Object first = one.get();
        Object second = other.get();
        if (!holdsSecret(first) && !holdsSecret(second)) {
            one.set(mutable(second));
            other.set(mutable(first));
        }
    }

    private Object huge(int size) {
        List<@Nullable Object> list = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            list.add("10." + i / 256 % 256 + "." + i % 256 + ".0/24");
        }
        if (random.nextBoolean()) {
            return list;
        }
        Map<Object, @Nullable Object> map = new LinkedHashMap<>();
        for (int i = 0; i < size; i++) {
            map.put("n" + i, list.get(i));
        }
        return map;
    }

    private String damagedText(String text) {
        StringBuilder damaged = new StringBuilder(text);
        int at = random.nextInt(damaged.length());
        switch (random.nextInt(6)) {
            case 0 -> damaged.setLength(at);
            case 1 -> damaged.insert(at, (char) random.nextInt(0x10000));
            case 2 -> damaged.deleteCharAt(at);
            case 3 -> {
                int end = text.indexOf('\n', at);
                int start = text.lastIndexOf('\n', at) + 1;
                damaged.insert(start, text, start, end < 0 ? text.length() : end + 1);
            }
            case 4 -> damaged.insert(at, "{[\"'&*!|>%@`#:-?,]}".charAt(random.nextInt(19)));
            default -> damaged.insert(at, "\n" + " ".repeat(random.nextInt(12)));
        }
        return damaged.toString();
    }
}
