package dev.grapevine.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogType;

/** A headless Chromium from the system's packages. */
final class Browser implements AutoCloseable {

    private static final List<Path> CHROMIUMS =
            List.of(Path.of("/usr/bin/chromium"), Path.of("/usr/bin/google-chrome"));
    private static final Path DRIVER = Path.of("/usr/bin/chromedriver");

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
        driver.manage().window().setSize(new Dimension(width, height));
        driver.get(address);
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

    void screenshot(Path file) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.write(file, driver.getScreenshotAs(OutputType.BYTES));
    }

    @Override
    public void close() {
        driver.quit();
    }
}
