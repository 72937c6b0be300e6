package io.github.camelfivecent.benchmarks;

/**
 * What a request asks for.
 *
 * @param millis how long the answer takes
 * @param items  length of the list
 * @param after  id of the item after which the page begins, or null
 * @param last   the last part of the path
 */
record Asked(int millis, int items, String after, String last) {

    static Asked of(String uri) {
        int query = uri.indexOf('?');
        String[] parts = (query < 0 ? uri : uri.substring(0, query)).split("/");
        int millis = 0;
        int items = 0;
        for (int i = 1; i < parts.length - 1; i++) {
            if (parts[i].equals("ms")) {
                millis = Integer.parseInt(parts[i + 1]);
            } else if (parts[i].equals("n")) {
                items = Integer.parseInt(parts[i + 1]);
            }
        }
        int after = uri.indexOf("after=", query + 1);
        return new Asked(
                millis, items, query < 0 || after < 0 ? null : id(uri.substring(after + 6)), parts[parts.length - 1]);
    }

    private static String id(String value) {
        return value.isEmpty() ? null : value;
    }

    boolean isPage() {
        return "optouts".equals(last);
    }

    boolean isCount() {
        return "count".equals(last);
    }
}
