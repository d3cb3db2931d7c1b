package dev.grapevine.dashboard.kibana;

import dev.grapevine.dashboard.elasticsearch.Ask;
import dev.grapevine.dashboard.kibana.SavedObject.Reference;
import java.util.List;

/** The tag by which people find everything of Grapevine's in Kibana. */
final class Tag {

    private static final String ID = "grapevine-tag";

    private Tag() {}

    static SavedObject object() {
        return new SavedObject(
                "tag",
                ID,
                "8.0.0",
                Ask.json("{'name':'Grapevine','description':'Boards and searches of Grapevine','color':'#008B87'}"),
                List.of());
    }

    static Reference reference() {
        return new Reference("tag", ID, "tag-ref-" + ID);
    }
}
