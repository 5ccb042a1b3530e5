package io.cachemetrics.boot.micrometer;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import io.cachemetrics.CacheMetrics;
import io.cachemetrics.boot.CacheMetricsAutoConfiguration;
import io.cachemetrics.boot.redis.CacheMetricsRedisAutoConfiguration;
import io.cachemetrics.boot.redis.CacheMetricsRedisMeterAutoConfiguration;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.data.redis.autoconfigure.DataRedisAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Holds the Grafana dashboard and the Prometheus rules against the meters.
 */
class DashboardTests {

	private static final Pattern SELECTOR = Pattern.compile("(\\w+)\\{([^}]*)}");

	// A meter without labels has no braces in a scrape.
	private static final Pattern SAMPLE = Pattern.compile("^(\\w+)(?:\\{([^}]*)})? ", Pattern.MULTILINE);

	private static final Pattern MATCHER = Pattern.compile("(\\w+) *(=~|=|!=|!~) *\"([^\"]*)\"");

	private static final Pattern GROUPING = Pattern.compile("\\bby \\(([^)]*)\\)");

	private static final Pattern NAME = Pattern.compile("(?<![\\w$\\[])[a-zA-Z_]\\w*+(?! *\\()");

	private static final Pattern VARIABLE = Pattern.compile("\\$(\\w+)");

	private static final Pattern LABEL_IN_TEXT = Pattern.compile("\\{\\{ *(?:\\$labels\\.)?(\\w+) *}}");

	private static final Set<String> LABELS_OF_PROMETHEUS = Set.of("job", "instance");

	private static final Set<String> KEYWORDS = Set.of("by", "and", "offset");

	private static final Set<String> VARIABLES_OF_GRAFANA = Set.of("__rate_interval", "__range");

	// The labels of each meter in a scrape, and their values.
	private static final Map<String, Map<String, Set<String>>> METERS = scrape();

	private final JsonNode dashboard = JsonMapper.shared().readTree(open("grafana-dashboard.json"));

	private final List<JsonNode> rules = JsonMapper.shared()
		.<JsonNode>valueToTree(new Yaml().load(open("prometheus-alerts.yml")))
		.findValues("rules")
		.stream()
		.flatMap(JsonNode::valueStream)
		.toList();

	@Test
	void queriesReadTheMetersAndNothingElse() {
		assertThat(queries()).hasSizeGreaterThan(15)
			.allSatisfy((query) -> assertThat(names(query)).isSubsetOf(METERS.keySet()));
		assertThat(queries().stream().flatMap((query) -> names(query).stream())).containsAll(METERS.keySet()
			.stream()
			.filter((name) -> !name.equals("cache_metrics_cluster_flushes_total"))
			.toList());
	}

	@Test
	void queriesSelectLabelsAndValuesThatExist() {
		for (String query : queries()) {
			SELECTOR.matcher(query).results().forEach((selector) -> {
				Map<String, Set<String>> labels = METERS.getOrDefault(selector.group(1), Map.of());
				MATCHER.matcher(selector.group(2)).results().forEach((matcher) -> {
					String label = matcher.group(1);
					String value = matcher.group(3);
					assertThat(LABELS_OF_PROMETHEUS.contains(label) || labels.containsKey(label)).as(query).isTrue();
					assertThat(value.startsWith("$") || labels.getOrDefault(label, Set.of()).contains(value)).as(query)
						.isTrue();
				});
			});
		}
	}

	@Test
	void everySeriesIsNamedByWhatItIsGroupedBy() {
		for (JsonNode target : this.dashboard.findValues("targets").stream().flatMap(JsonNode::valueStream).toList()) {
			assertThat(labelsIn(target.get("legendFormat").asString()))
				.isEqualTo(grouping(target.get("expr").asString()));
		}
		for (JsonNode rule : this.rules) {
			assertThat(labelsIn(rule.get("annotations").toString())).isEqualTo(grouping(rule.get("expr").asString()))
				.contains("job");
		}
	}

	@Test
	void everyVariableIsDefined() {
		Set<String> defined = new TreeSet<>(VARIABLES_OF_GRAFANA);
		this.dashboard.at("/templating/list").forEach((variable) -> defined.add(variable.get("name").asString()));
		assertThat(defined).contains("datasource", "application", "instance", "cache");
		assertThat(dashboardQueries())
			.allSatisfy((query) -> assertThat(groups(VARIABLE, query)).isNotNull().isSubsetOf(defined));
	}

	@Test
	void everyDataSourceIsTheVariable() {
		List<JsonNode> dataSources = this.dashboard.findValues("datasource");
		assertThat(dataSources).hasSizeGreaterThan(20)
			.allSatisfy((dataSource) -> assertThat(dataSource.toString())
				.isEqualTo("{\"type\":\"prometheus\",\"uid\":\"${datasource}\"}"));
		assertThat(this.dashboard.at("/templating/list/0/type").asString()).isEqualTo("datasource");
	}

	@Test
	void everyPanelHasAnIdOfItsOwnATitleAndADescription() {
		List<JsonNode> panels = this.dashboard.get("panels").valueStream().toList();
		assertThat(panels).hasSizeGreaterThanOrEqualTo(10)
			.allSatisfy((panel) -> assertThat(panel.get("title").asString()).isNotBlank())
			.allSatisfy((panel) -> assertThat(panel.get("description").asString()).endsWith("."))
			.allSatisfy((panel) -> assertThat(panel.get("targets").isEmpty()).isFalse());
		assertThat(panels).extracting((panel) -> panel.get("id").asInt()).doesNotHaveDuplicates();
	}

	@Test
	void everyRuleHasASeverityASummaryAndADescription() {
		assertThat(this.rules).hasSize(5).allSatisfy((rule) -> {
			assertThat(rule.at("/labels/severity").asString()).isIn("critical", "warning");
			assertThat(rule.at("/annotations/summary").asString()).isNotBlank();
			assertThat(rule.at("/annotations/description").asString()).endsWith(".");
		});
		assertThat(this.rules).extracting((rule) -> rule.get("alert").asString()).doesNotHaveDuplicates();
	}

	private List<String> queries() {
		return Stream
			.concat(dashboardQueries().stream(), this.rules.stream().map((rule) -> rule.get("expr").asString()))
			.toList();
	}

	private List<String> dashboardQueries() {
		List<String> queries = new ArrayList<>();
		this.dashboard.findValues("expr").forEach((expr) -> queries.add(expr.asString()));
		this.dashboard.at("/templating/list")
			.valueStream()
			.flatMap((variable) -> variable.path("query").path("query").stringValueOpt().stream())
			.forEach(queries::add);
		return queries;
	}

	// What is left without strings, labels, functions and keywords; of
	// label_values(meter, label) the meter.
	private static Set<String> names(String query) {
		String bare = query.replaceAll("\\{[^}]*}", "")
			.replaceAll("\\bby \\([^)]*\\)", "")
			.replaceAll("label_values\\((\\w+), \\w+\\)", "$1");
		Set<String> names = new TreeSet<>();
		NAME.matcher(bare).results().map(MatchResult::group).forEach(names::add);
		names.removeAll(KEYWORDS);
		return names;
	}

	private static Set<String> grouping(String query) {
		Set<String> labels = new TreeSet<>();
		groups(GROUPING, query).forEach((list) -> labels.addAll(List.of(list.split(", *", -1))));
		return query.startsWith("count(") ? Set.of() : labels;
	}

	private static Set<String> labelsIn(String text) {
		return groups(LABEL_IN_TEXT, text);
	}

	private static Set<String> groups(Pattern pattern, String text) {
		Set<String> groups = new TreeSet<>();
		pattern.matcher(text).results().map((match) -> match.group(1)).forEach(groups::add);
		return groups;
	}

	private static Map<String, Map<String, Set<String>>> scrape() {
		Map<String, Map<String, Set<String>>> meters = new TreeMap<>();
		SAMPLE.matcher(scraped()).results().forEach((sample) -> {
			Map<String, Set<String>> labels = meters.computeIfAbsent(sample.group(1), (name) -> new TreeMap<>());
			MATCHER.matcher(Objects.requireNonNullElse(sample.group(2), ""))
				.results()
				.forEach((label) -> labels.computeIfAbsent(label.group(1), (name) -> new TreeSet<>())
					.add(label.group(3)));
		});
		return meters;
	}

	// Of an application that shares its statistics, whether its Redis is there or not.
	private static String scraped() {
		StringBuilder scraped = new StringBuilder();
		new ApplicationContextRunner()
			.withConfiguration(AutoConfigurations.of(CacheMetricsAutoConfiguration.class,
					CacheMetricsMeterAutoConfiguration.class, CacheMetricsRedisAutoConfiguration.class,
					CacheMetricsRedisMeterAutoConfiguration.class, DataRedisAutoConfiguration.class))
			.withPropertyValues("cache-metrics.max-namespaces=1", "cache-metrics.redis.enabled=true",
					"cache-metrics.redis.shutdown-timeout=0", "spring.application.name=shop",
					"spring.data.redis.port=1")
			.run((context) -> {
				PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
				context.getBeansOfType(MeterBinder.class).values().forEach((binder) -> binder.bindTo(registry));
				CacheMetrics metrics = context.getBean(CacheMetrics.class);
				metrics.recordHit("accounts");
				metrics.recordHit("one too many");
				scraped.append(registry.scrape());
			});
		return scraped.toString();
	}

	private static InputStream open(String file) {
		return Objects.requireNonNull(DashboardTests.class.getResourceAsStream("/META-INF/cache-metrics/" + file));
	}

}
