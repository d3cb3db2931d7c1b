package dev.grapevine.local;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.support.ui.Select;

/** A headless Chromium from the system's packages. */
final class Browser implements AutoCloseable {

    private static final List<Path> CHROMIUMS =
            List.of(Path.of("/usr/bin/chromium"), Path.of("/usr/bin/google-chrome"));
    private static final Path DRIVER = Path.of("/usr/bin/chromedriver");

    private static final int TALLEST = 4_000;

    private static final String AXE = resource("/axe.min.js");

    private final ChromeDriver driver;

    private Browser(ChromeDriver driver) {
        this.driver = driver;
    }

    /**
     * Nothing where there is no Chromium, after saying so aloud.
     *
     * @throws IllegalStateException where there must be one (GRAPEVINE_REQUIRE_BROWSER, as in continuous integration)
     */
    static Optional<Browser> find() {
        Optional<Path> chromium = CHROMIUMS.stream().filter(Files::isExecutable).findFirst();
        if (chromium.isEmpty() || !Files.isExecutable(DRIVER)) {
            String missing = "no Chromium with its driver in /usr/bin: apt-get install chromium chromium-driver";
            if (Boolean.parseBoolean(System.getenv("GRAPEVINE_REQUIRE_BROWSER"))) {
                throw new IllegalStateException(missing);
            }
            System.out.println("THE BROWSER TEST DID NOT RUN: " + missing);
            return Optional.empty();
        }
        ChromeOptions options = new ChromeOptions();
        options.setBinary(chromium.get().toFile());
        options.addArguments(
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--disable-dev-shm-usage",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--hide-scrollbars");
        ChromeDriverService service = new ChromeDriverService.Builder()
                .usingDriverExecutable(DRIVER.toFile())
                .build();
        return Optional.of(new Browser(new ChromeDriver(service, options)));
    }

    void open(String address, int width, int height) {
        look(width, height, "light");
        open(address);
    }

    void open(String address) {
        driver.get(address);
    }

    /** @param theme light or dark, as the reader's system prefers */
    void look(int width, int height, String theme) {
        driver.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
        driver.executeCdpCommand(
                "Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", theme))));
    }

    /** Presses the first of what a selector finds. */
    void press(String selector) {
        WebElement element = driver.findElement(By.cssSelector(selector));
        driver.executeScript("arguments[0].scrollIntoView({block: 'center'})", element);
        element.click();
    }

    void type(String selector, String text) {
        driver.findElement(By.cssSelector(selector)).sendKeys(text);
    }

    /** Chooses a word from a list. */
    void choose(String selector, String word) {
        new Select(driver.findElement(By.cssSelector(selector))).selectByVisibleText(word);
    }

    String address() {
        return driver.getCurrentUrl();
    }

    /** What axe-core finds on the page that is serious or worse for people with disabilities, by WCAG 2.1 AA. */
    List<String> barriers() {
        driver.executeScript(AXE);
        Object found = driver.executeAsyncScript("""
                const done = arguments[arguments.length - 1];
                axe.run({runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"]}).then(
                    result => done(result.violations
                        .filter(each => ["serious", "critical"].includes(each.impact))
                        .map(each => each.id + ": " + each.nodes.map(node => node.html).slice(0, 3).join(" | "))),
                    error => done(["axe did not run: " + error]));
                """);
        return found instanceof List<?> list
                ? list.stream().map(String::valueOf).toList()
                : List.of("no answer");
    }

    private static String resource(String name) {
        try (InputStream in = Objects.requireNonNull(Browser.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the page shows. */
    String text() {
        return String.valueOf(driver.executeScript("return document.body.innerText"));
    }

    Object run(String script) {
        return String.valueOf(driver.executeScript(script));
    }

    /** Whether nothing sticks out to the side. */
    boolean fitsItsWidth() {
        return Boolean.TRUE.equals(
                driver.executeScript("return document.documentElement.scrollWidth <= window.innerWidth"));
    }

    /** What the console of the page complained about. */
    List<String> complaints() {
        return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
                .map(entry -> entry.getLevel() + " " + entry.getMessage())
                .toList();
    }

    /** The whole page, however long, up to {@value #TALLEST} pixels. */
    void screenshot(Path file) throws IOException {
        long height =
                Long.parseLong(String.valueOf(driver.executeScript("return document.documentElement.scrollHeight")));
        long width = Long.parseLong(String.valueOf(driver.executeScript("return innerWidth")));
        Object data = driver.executeCdpCommand(
                        "Page.captureScreenshot",
                        Map.of(
                                "captureBeyondViewport",
                                true,
                                "clip",
                                Map.of(
                                        "x",
                                        0,
                                        "y",
                                        0,
                                        "width",
                                        width,
                                        "height",
                                        Math.min(height, TALLEST),
                                        "scale",
                                        1)))
                .get("data");
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.write(file, Base64.getDecoder().decode(String.valueOf(data)));
    }

    @Override
    public void close() {
        driver.quit();
    }
}
