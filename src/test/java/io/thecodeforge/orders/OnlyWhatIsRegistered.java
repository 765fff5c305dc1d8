package io.thecodeforge.orders;

import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationConfig;
import com.fasterxml.jackson.databind.deser.BeanDeserializerModifier;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.BeanSerializerModifier;
import io.quarkus.jackson.ObjectMapperCustomizer;
import jakarta.inject.Singleton;

/**
 * In every test the service writes and reads as JSON only what a native image could: anything else
 * of ours fails as it would there.
 */
@Singleton
class OnlyWhatIsRegistered implements ObjectMapperCustomizer {

    @Override
    public void customize(ObjectMapper mapper) {
        mapper.registerModule(
                new SimpleModule("only-what-is-registered")
                        .setSerializerModifier(new Written())
                        .setDeserializerModifier(new Read()));
    }

    private static void check(Class<?> type) {
        if (type.getName().startsWith("io.thecodeforge.orders") && !Registered.isRegistered(type)) {
            throw new IllegalStateException(
                    type + " is not registered: a native image could not write or read it");
        }
    }

    private static final class Written extends BeanSerializerModifier {

        private static final long serialVersionUID = 1;

        @Override
        public JsonSerializer<?> modifySerializer(
                SerializationConfig config, BeanDescription type, JsonSerializer<?> serializer) {
            check(type.getBeanClass());
            return serializer;
        }

        @Override
        public JsonSerializer<?> modifyEnumSerializer(
                SerializationConfig config,
                JavaType valueType,
                BeanDescription type,
                JsonSerializer<?> serializer) {
            check(type.getBeanClass());
            return serializer;
        }
    }

    private static final class Read extends BeanDeserializerModifier {

        private static final long serialVersionUID = 1;

        @Override
        public JsonDeserializer<?> modifyDeserializer(
                DeserializationConfig config,
                BeanDescription type,
                JsonDeserializer<?> deserializer) {
            check(type.getBeanClass());
            return deserializer;
        }

        @Override
        public JsonDeserializer<?> modifyEnumDeserializer(
                DeserializationConfig config,
                JavaType valueType,
                BeanDescription type,
                JsonDeserializer<?> deserializer) {
            check(type.getBeanClass());
            return deserializer;
        }
    }
}
