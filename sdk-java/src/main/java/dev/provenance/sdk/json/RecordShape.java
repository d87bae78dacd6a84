package dev.provenance.sdk.json;

import java.lang.reflect.Constructor;
import java.lang.reflect.InaccessibleObjectException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The components of a record class, looked up once. */
final class RecordShape {
  private static final ClassValue<RecordShape> SHAPES =
      new ClassValue<>() {
        @Override
        protected RecordShape computeValue(Class<?> type) {
          return new RecordShape(type);
        }
      };

  private final Class<?> record;
  private final RecordComponent[] components;
  private final String[] names;
  private final Method[] accessors;
  private final @Nullable Object[] absent;

  private RecordShape(Class<?> record) {
    this.record = record;
    components = record.getRecordComponents();
    names = Arrays.stream(components).map(RecordComponent::getName).toArray(String[]::new);
    accessors = Arrays.stream(components).map(RecordComponent::getAccessor).toArray(Method[]::new);
    absent = Arrays.stream(components).map(c -> absent(c.getType())).toArray();
    for (Method accessor : accessors) {
      open(accessor);
    }
  }

  static RecordShape of(Class<?> record) {
    return SHAPES.get(record);
  }

  String[] names() {
    return names;
  }

  @Nullable Object value(Object from, int component) {
    try {
      return accessors[component].invoke(from);
    } catch (IllegalAccessException e) {
      throw new IllegalArgumentException(record.getName() + " is not open to the SDK", e);
    } catch (InvocationTargetException e) {
      throw new IllegalArgumentException(
          record.getName() + "." + names[component] + "() failed: " + e.getCause(), e);
    }
  }

  int find(String name) {
    for (int i = 0; i < names.length; i++) {
      if (names[i].equals(name)) {
        return i;
      }
    }
    return -1;
  }

  @Nullable Object[] absent() {
    return absent.clone();
  }

  /** The type of a component, with the type arguments of the record put in. */
  Type type(int component, Type[] arguments) {
    Type type = components[component].getGenericType();
    if (type instanceof ParameterizedType applied) {
      Type[] resolved =
          Arrays.stream(applied.getActualTypeArguments())
              .map(argument -> resolve(argument, arguments))
              .toArray(Type[]::new);
      return Json.type((Class<?>) applied.getRawType(), resolved);
    }
    return resolve(type, arguments);
  }

  Object create(@Nullable Object[] values) {
    try {
      Class<?>[] types =
          Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
      Constructor<?> constructor = record.getDeclaredConstructor(types);
      constructor.setAccessible(true);
      return constructor.newInstance(values);
    } catch (InvocationTargetException e) {
      throw new JsonException("this is no " + record.getSimpleName() + ": " + e.getCause(), e);
    } catch (ReflectiveOperationException e) {
      throw new JsonException("cannot make a " + record.getName(), e);
    }
  }

  private void open(Method accessor) {
    try {
      accessor.setAccessible(true);
    } catch (InaccessibleObjectException e) {
      throw new IllegalArgumentException(record.getName() + " is not open to the SDK", e);
    }
  }

  private Type resolve(Type type, Type[] arguments) {
    if (type instanceof TypeVariable<?>) {
      int index = Arrays.asList(record.getTypeParameters()).indexOf(type);
      return index >= 0 && index < arguments.length ? arguments[index] : Object.class;
    }
    return type;
  }

  private static @Nullable Object absent(Class<?> type) {
    if (type == List.class) {
      return List.of();
    }
    if (type == Map.class) {
      return Map.of();
    }
    if (type == boolean.class) {
      return false;
    }
    if (type == int.class) {
      return 0;
    }
    if (type == long.class) {
      return 0L;
    }
    return type == double.class ? (Object) 0.0 : null;
  }
}
