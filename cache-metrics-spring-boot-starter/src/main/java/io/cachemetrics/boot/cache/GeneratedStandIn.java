package io.cachemetrics.boot.cache;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;

import org.jspecify.annotations.Nullable;

import org.springframework.aop.framework.Advised;
import org.springframework.aop.framework.AdvisedSupport;
import org.springframework.cglib.proxy.Callback;
import org.springframework.cglib.proxy.Dispatcher;
import org.springframework.cglib.proxy.Factory;
import org.springframework.cglib.proxy.MethodInterceptor;
import org.springframework.cglib.proxy.MethodProxy;
import org.springframework.util.ReflectionUtils;

/**
 * Behaviour of an object of a generated class that stands for a manager or a cache: all
 * calls go to that, except those that are counted.
 */
final class GeneratedStandIn implements Dispatcher, MethodInterceptor {

	private final Object original;

	private GeneratedStandIn(Object original) {
		this.original = original;
	}

	/**
	 * Makes an object of a generated class stand for another one.
	 * @param standIn the object
	 * @param original what it stands for
	 * @param counted what is called for the methods that are counted
	 */
	static void connect(Object standIn, Object original, MethodInterceptor counted) {
		GeneratedStandIn others = new GeneratedStandIn(original);
		((Factory) standIn).setCallbacks(new Callback[] { others, counted, others });
	}

	/**
	 * Returns what is called for the methods that are counted.
	 * @param object any object
	 * @return what was connected, or {@code null} for an object that is no such stand-in
	 */
	static @Nullable Callback counted(Object object) {
		return (object instanceof Factory factory && factory.getCallback(0) instanceof GeneratedStandIn)
				? factory.getCallback(1) : null;
	}

	/**
	 * Calls a method, and lets through what it throws, declared or not.
	 * @param target the object to call it on
	 * @param method the method
	 * @param arguments the arguments
	 * @return what it returns
	 * @throws Throwable what it throws
	 */
	static @Nullable Object invoke(Object target, Method method, Object[] arguments) throws Throwable {
		try {
			return method.invoke(target, arguments);
		}
		catch (InvocationTargetException ex) {
			throw ex.getTargetException();
		}
	}

	@Override
	public Object loadObject() {
		return this.original;
	}

	@Override
	public @Nullable Object intercept(Object self, Method method, Object[] arguments, MethodProxy proxy)
			throws Throwable {
		if (ReflectionUtils.isEqualsMethod(method)) {
			return self == arguments[0] || this.original.equals(originalOf(arguments[0]));
		}
		if (method.getDeclaringClass().isInstance(this.original)) {
			ReflectionUtils.makeAccessible(method);
			return invoke(this.original, method, arguments);
		}
		return invoke(advised(), method, arguments);
	}

	private static @Nullable Object originalOf(@Nullable Object object) {
		return (object instanceof Factory factory && factory.getCallback(0) instanceof GeneratedStandIn standIn)
				? standIn.original : object;
	}

	// Frozen, since advice would not be called.
	private Advised advised() {
		AdvisedSupport advised = new AdvisedSupport();
		advised.setTarget(this.original);
		advised.setProxyTargetClass(true);
		advised.setFrozen(true);
		return advised;
	}

}
