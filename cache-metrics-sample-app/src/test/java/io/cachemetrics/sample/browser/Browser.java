package io.cachemetrics.sample.browser;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.awaitility.Awaitility;
import org.awaitility.core.ThrowingRunnable;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/**
 * A Chromium without a window, found on the path together with its driver.
 */
public final class Browser implements AutoCloseable {

	private final ChromeDriver driver;

	/**
	 * Starts the browser.
	 */
	public Browser() {
		ChromeOptions options = new ChromeOptions();
		options.setBinary(chromium().orElseThrow());
		options.addArguments("--headless=new", "--no-sandbox", "--disable-gpu", "--no-first-run",
				"--disable-background-networking", "--disable-component-update", "--disable-sync",
				"--disable-dev-shm-usage");
		LoggingPreferences logs = new LoggingPreferences();
		logs.enable(LogType.BROWSER, Level.ALL);
		options.setCapability(ChromeOptions.LOGGING_PREFS, logs);
		this.driver = new ChromeDriver(
				new ChromeDriverService.Builder().usingDriverExecutable(chromedriver().orElseThrow()).build(), options);
		size(1280, 800);
	}

	static boolean isInstalled() {
		return chromium().isPresent() && chromedriver().isPresent();
	}

	private static Optional<File> chromium() {
		return executable("chromium", "chromium-browser", "google-chrome");
	}

	private static Optional<File> chromedriver() {
		return executable("chromedriver");
	}

	private static Optional<File> executable(String... names) {
		List<String> folders = Pattern.compile(Pattern.quote(File.pathSeparator))
			.splitAsStream(Optional.ofNullable(System.getenv("PATH")).orElse(""))
			.toList();
		return Stream.of(names)
			.flatMap((name) -> folders.stream().map((folder) -> Path.of(folder, name)))
			.filter(Files::isExecutable)
			.map(Path::toFile)
			.findFirst();
	}

	/**
	 * Returns what drives the browser.
	 * @return the driver
	 */
	public ChromeDriver driver() {
		return this.driver;
	}

	void size(int width, int height) {
		this.driver.manage().window().setSize(new Dimension(width, height));
		command("Emulation.setDeviceMetricsOverride",
				Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
	}

	void colorScheme(String scheme) {
		command("Emulation.setEmulatedMedia",
				Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
	}

	void offline(boolean offline) {
		command("Network.enable", Map.of());
		command("Network.emulateNetworkConditions",
				Map.of("offline", offline, "latency", 0, "downloadThroughput", -1, "uploadThroughput", -1));
	}

	/**
	 * Sends a command of the Chrome DevTools Protocol.
	 * @param name its name
	 * @param parameters its parameters
	 * @return its result
	 */
	public Map<String, Object> command(String name, Map<String, Object> parameters) {
		return this.driver.executeCdpCommand(name, parameters);
	}

	/**
	 * Runs a script as the body of a function.
	 * @param body the body
	 * @param arguments its {@code arguments}
	 * @return what it returns, never {@code null}
	 */
	public Object run(String body, Object... arguments) {
		Object result = this.driver.executeScript(body, arguments);
		return (result != null) ? result : "";
	}

	WebElement find(String selector) {
		return this.driver.findElement(By.cssSelector(selector));
	}

	List<String> texts(String selector) {
		return this.driver.findElements(By.cssSelector(selector)).stream().map(WebElement::getText).toList();
	}

	String text(String selector) {
		return find(selector).getText();
	}

	void click(String selector) {
		find(selector).click();
	}

	/**
	 * Waits until an assertion holds.
	 * @param assertion the assertion
	 */
	static void await(ThrowingRunnable assertion) {
		Awaitility.await()
			.atMost(Duration.ofSeconds(20))
			.pollInterval(Duration.ofMillis(50))
			.ignoreExceptions()
			.untilAsserted(assertion);
	}

	/**
	 * Takes what the console says.
	 * @return its errors and warnings since the last call
	 */
	List<String> complaints() {
		return this.driver.manage()
			.logs()
			.get(LogType.BROWSER)
			.getAll()
			.stream()
			.filter((entry) -> entry.getLevel().intValue() >= Level.WARNING.intValue())
			.map(LogEntry::getMessage)
			.toList();
	}

	@Override
	public void close() {
		this.driver.quit();
	}

}
