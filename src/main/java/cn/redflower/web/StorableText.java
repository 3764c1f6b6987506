package cn.redflower.web;

import cn.redflower.platform.problem.UnstorableText;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.deser.std.StringDeserializer;
import java.io.IOException;

/** Texts of requests that can be stored as they are; any other makes the whole body unreadable. */
class StorableText extends StdScalarDeserializer<String> {

    StorableText() {
        super(String.class);
    }

    /** A body has a text that cannot be stored. */
    static class Unstorable extends JsonMappingException {

        Unstorable(JsonParser at) {
            super(at, "a character that cannot be stored");
        }
    }

    @Override
    public String deserialize(JsonParser at, DeserializationContext context) throws IOException {
        String text = StringDeserializer.instance.deserialize(at, context);
        if (text != null && !UnstorableText.isStorable(text)) {
            throw new Unstorable(at);
        }
        return text;
    }
}
