package dev.grapevine.local;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Holds the dependency table of docs/architecture.md against the code. */
@AnalyzeClasses(packages = "dev.grapevine", importOptions = ArchitectureTest.ProductOnly.class)
final class ArchitectureTest {

    private static final String INGEST = "dev.grapevine.ingest..";
    private static final String JOB = "dev.grapevine.job..";
    private static final String DASHBOARD = "dev.grapevine.dashboard..";
    private static final String LOCAL = "dev.grapevine.local..";
    private static final DescribedPredicate<JavaClass> ENRICH = resideInAnyPackage("dev.grapevine..")
            .and(not(resideInAnyPackage(INGEST, JOB, DASHBOARD, LOCAL)))
            .as("the pure heart");

    @ArchTest
    static final ArchRule enrichSeesNoOtherModule =
            noClasses().that(ENRICH).should().dependOnClassesThat().resideInAnyPackage(INGEST, JOB, DASHBOARD, LOCAL);

    @ArchTest
    static final ArchRule enrichIsPure = noClasses()
            .that(ENRICH)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.apache.flink..",
                    "org.apache.kafka..",
                    "co.elastic..",
                    "java.net.http..",
                    "okhttp3..",
                    "io.javalin..",
                    "org.slf4j..");

    @ArchTest
    static final ArchRule enrichReadsNoClock = noClasses()
            .that(ENRICH)
            .should()
            .callMethod(java.time.Instant.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis");

    @ArchTest
    static final ArchRule coreNlpStaysInItsPackage = noClasses()
            .that(not(resideInAnyPackage("dev.grapevine.sentiment.corenlp..")))
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("edu.stanford.nlp..");

    @ArchTest
    static final ArchRule theEncodersLibrariesStayInItsPackage = noClasses()
            .that(not(resideInAnyPackage("dev.grapevine.sentiment.encoder..")))
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("ai.onnxruntime..", "ai.djl..");

    @ArchTest
    static final ArchRule ingestSeesOnlyEnrich = noClasses()
            .that()
            .resideInAPackage(INGEST)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(JOB, DASHBOARD, LOCAL, "dev.grapevine.sentiment.corenlp..", "org.apache.flink..");

    @ArchTest
    static final ArchRule jobSeesOnlyEnrich = noClasses()
            .that()
            .resideInAPackage(JOB)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(INGEST, DASHBOARD, LOCAL);

    @ArchTest
    static final ArchRule dashboardsSeeOnlyEnrich = noClasses()
            .that()
            .resideInAPackage(DASHBOARD)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(INGEST, JOB, LOCAL, "dev.grapevine.sentiment.corenlp..", "org.apache.flink..");

    @ArchTest
    static final ArchRule packagesHaveNoCycles =
            slices().matching("dev.grapevine.(**)").should().beFreeOfCycles();

    /** Neither this module's tests nor the fixtures that other modules share as a jar of tests. */
    static final class ProductOnly implements ImportOption {
        @Override
        public boolean includes(Location location) {
            return !location.contains("test-classes") && !location.contains("-tests.jar");
        }
    }
}
