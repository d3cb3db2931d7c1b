package dev.grapevine.ingest.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.lang.reflect.Method;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.Launcher;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;

/** Takes each guard of docs/security.md away, and sees a test fail that passes with it. */
class GuardsTest {

    private static final List<Path> SOURCES = List.of(Path.of("src/main/java"), Path.of("../enrich/src/main/java"));

    @TempDir
    private Path directory;

    static Stream<Guard> guards() {
        return Guard.all().stream();
    }

    @Tag("slow")
    @ParameterizedTest
    @MethodSource("guards")
    void guardIsMissedWhenItIsTakenAway(Guard guard) throws Exception {
        compile(mutant(guard));

        TestExecutionSummary with = run(guard, List.of());
        TestExecutionSummary without = run(guard, List.of(directory.toUri().toURL()));

        assertThat(with.getTestsSucceededCount()).as("tests that pass with it").isPositive();
        assertThat(with.getTotalFailureCount()).as("tests that fail with it").isZero();
        assertThat(without.getTotalFailureCount())
                .as("tests that fail without it")
                .isPositive();
    }

    @Test
    void everyGuardHasItsRowAndItsTestInTheGuide() throws IOException {
        String guide = Files.readString(Path.of("../docs/security.md"));

        assertThat(Guard.all()).allSatisfy(guard -> {
            String test = guard.test().replaceFirst(".*\\.(?=[A-Z])", "").replace('#', '.');
            assertThat(guide).contains("| " + guard.row() + " |").contains("`" + test + "`");
        });
    }

    /** Every time, for the slow test is run seldom and a guard is easily rewritten. */
    @Test
    void everyGuardStandsInItsFile() {
        assertThat(Guard.all())
                .allSatisfy(guard -> assertThat(source(guard))
                        .content()
                        .contains(guard.mutant().code()));
    }

    /** The main code with the guard taken away, as a file of its own. */
    private Path mutant(Guard guard) throws IOException {
        Path source = source(guard);
        String code = Files.readString(source);
        return Files.writeString(
                directory.resolve(source.getFileName().toString()),
                code.replace(guard.mutant().code(), guard.mutant().without()));
    }

    private static Path source(Guard guard) {
        return SOURCES.stream()
                .map(root -> root.resolve("dev/grapevine").resolve(guard.file()))
                .filter(Files::isRegularFile)
                .findFirst()
                .orElseThrow();
    }

    private void compile(Path source) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter said = new StringWriter();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            List<String> options = List.of(
                    "-d", directory.toString(), "-proc:none", "-nowarn", "-cp", System.getProperty("java.class.path"));
            boolean good = compiler.getTask(said, files, null, options, null, files.getJavaFileObjects(source))
                    .call();
            assertThat(good).as(said.toString()).isTrue();
        }
    }

    /** In a class loader of its own, so that nothing of the other run is left. */
    private static TestExecutionSummary run(Guard guard, List<URL> first) throws Exception {
        List<URL> all = new ArrayList<>(first);
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
            all.add(url(entry));
        }
        ClassLoader before = Thread.currentThread().getContextClassLoader();
        try (OwnClasses loader = new OwnClasses(all.toArray(URL[]::new))) {
            Thread.currentThread().setContextClassLoader(loader);
            SummaryGeneratingListener listener = new SummaryGeneratingListener();
            LauncherDiscoveryRequest request = LauncherDiscoveryRequestBuilder.request()
                    .selectors(selector(loader.loadClass(guard.testClass()), guard.testMethod()))
                    .build();
            launcher().execute(request, listener);
            return listener.getSummary();
        } finally {
            Thread.currentThread().setContextClassLoader(before);
        }
    }

    /** Without whatever else listens to this run. */
    private static Launcher launcher() {
        return LauncherFactory.create(LauncherConfig.builder()
                .enableTestExecutionListenerAutoRegistration(false)
                .enableLauncherSessionListenerAutoRegistration(false)
                .build());
    }

    private static DiscoverySelector selector(Class<?> type, String name) {
        if (name.isEmpty()) {
            return DiscoverySelectors.selectClass(type);
        }
        Method method = Arrays.stream(type.getDeclaredMethods())
                .filter(each -> each.getName().equals(name))
                .findFirst()
                .orElseThrow();
        return DiscoverySelectors.selectMethod(type, method);
    }

    private static URL url(String entry) throws MalformedURLException {
        return Path.of(entry).toUri().toURL();
    }

    /** Loads the project's own classes itself, the mutant before the others; libraries are shared. */
    private static final class OwnClasses extends URLClassLoader {

        OwnClasses(URL[] urls) {
            super(urls, GuardsTest.class.getClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            synchronized (getClassLoadingLock(name)) {
                if (!name.startsWith("dev.grapevine.")) {
                    return super.loadClass(name, resolve);
                }
                Class<?> loaded = findLoadedClass(name);
                return loaded == null ? findClass(name) : loaded;
            }
        }
    }
}
