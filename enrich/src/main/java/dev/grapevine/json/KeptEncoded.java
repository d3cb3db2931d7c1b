package dev.grapevine.json;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * On a record of which state holds one for each mention, story or author: in state it is kept as its bytes.
 *
 * <p>State that was written before tells a record by its class, so the class has to say it.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface KeptEncoded {}
