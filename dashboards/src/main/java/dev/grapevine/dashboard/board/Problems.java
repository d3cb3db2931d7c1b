package dev.grapevine.dashboard.board;

import java.util.ArrayList;
import java.util.List;

/** What is wrong, gathered while everything is looked at. */
final class Problems {

    private final List<String> found = new ArrayList<>();

    void add(Object where, String what) {
        found.add(where + ": " + what);
    }

    /** @return whether it holds */
    boolean require(boolean holds, Object where, String otherwise) {
        if (!holds) {
            add(where, otherwise);
        }
        return holds;
    }

    List<String> all() {
        return List.copyOf(found);
    }
}
