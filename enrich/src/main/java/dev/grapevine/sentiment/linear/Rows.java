package dev.grapevine.sentiment.linear;

/** Sums over stretches of arrays, for matrices that lie in one array, row behind row. */
final class Rows {

    private Rows() {}

    /** {@code to += factor * from}. */
    static void add(float[] to, int at, float factor, float[] from, int start, int length) {
        for (int i = 0; i < length; i++) {
            to[at + i] += factor * from[start + i];
        }
    }

    /** Four sums beside each other, which a processor adds up at once. */
    static float dot(float[] a, int at, float[] b, int start, int length) {
        float first = 0;
        float second = 0;
        float third = 0;
        float fourth = 0;
        for (int i = 0; i < length; i += 4) {
            first += a[at + i] * b[start + i];
            second += a[at + i + 1] * b[start + i + 1];
            third += a[at + i + 2] * b[start + i + 2];
            fourth += a[at + i + 3] * b[start + i + 3];
        }
        return first + second + (third + fourth);
    }

    /** {@code to += vector * matrix}, whose rows are as long as {@code to}. */
    static void addProduct(float[] to, float[] vector, float[] matrix) {
        for (int i = 0; i < vector.length; i++) {
            add(to, 0, vector[i], matrix, i * to.length, to.length);
        }
    }

    /** {@code matrix += column * row}. */
    static void addOuter(float[] matrix, float[] column, float[] row) {
        for (int i = 0; i < column.length; i++) {
            add(matrix, i * row.length, column[i], row, 0, row.length);
        }
    }

    /** The first of {@code matrix * row}. */
    static float[] back(float[] matrix, float[] row, int count) {
        float[] back = new float[count];
        for (int i = 0; i < count; i++) {
            for (int k = 0; k < row.length; k++) {
                back[i] += matrix[i * row.length + k] * row[k];
            }
        }
        return back;
    }
}
