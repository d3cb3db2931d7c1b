package dev.grapevine.job.index;

import dev.grapevine.index.IndexFamily;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import org.apache.flink.connector.base.sink.writer.AsyncSinkWriterStateSerializer;

/** The documents that wait in a writer; none do at a checkpoint, but the sink's contract asks for their form. */
final class DocStateSerializer extends AsyncSinkWriterStateSerializer<Doc> {

    @Override
    protected void serializeRequestToStream(Doc doc, DataOutputStream out) throws IOException {
        byte[] json = doc.json();
        out.writeUTF(doc.family().name());
        out.writeUTF(doc.alias());
        out.writeUTF(doc.id());
        out.writeLong(doc.version());
        out.writeInt(json == null ? -1 : json.length);
        if (json != null) {
            out.write(json);
        }
        out.writeUTF(doc.position());
    }

    @Override
    protected Doc deserializeRequestFromStream(long size, DataInputStream in) throws IOException {
        IndexFamily family = IndexFamily.valueOf(in.readUTF());
        String alias = in.readUTF();
        String id = in.readUTF();
        long version = in.readLong();
        int length = in.readInt();
        return new Doc(family, alias, id, version, length < 0 ? null : in.readNBytes(length), in.readUTF());
    }

    @Override
    public int getVersion() {
        return 1;
    }
}
