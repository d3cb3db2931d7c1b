package dev.grapevine.query;

/** Counts characters missing, added, other, or swapped with their neighbour (optimal string alignment). */
final class EditDistance {

    private EditDistance() {}

    static boolean isWithin(int most, String one, String two) {
        int[] a = one.codePoints().toArray();
        int[] b = two.codePoints().toArray();
        return Math.abs(a.length - b.length) <= most && distance(a, b) <= most;
    }

    private static int distance(int[] a, int[] b) {
        int[][] d = new int[a.length + 1][b.length + 1];
        for (int i = 0; i <= a.length; i++) {
            for (int j = 0; j <= b.length; j++) {
                d[i][j] = i == 0 || j == 0 ? i + j : cheapest(a, b, d, i, j);
            }
        }
        return d[a.length][b.length];
    }

    private static int cheapest(int[] a, int[] b, int[][] d, int i, int j) {
        int same = a[i - 1] == b[j - 1] ? 0 : 1;
        int best = Math.min(d[i - 1][j - 1] + same, 1 + Math.min(d[i - 1][j], d[i][j - 1]));
        boolean swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
        return swapped ? Math.min(best, d[i - 2][j - 2] + 1) : best;
    }
}
