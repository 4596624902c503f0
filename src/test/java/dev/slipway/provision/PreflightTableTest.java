package dev.slipway.provision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.slipway.openstack.CloudOffer.Part;
import dev.slipway.openstack.Compute.Flavor;
import dev.slipway.openstack.Networking.AddressRange;
import dev.slipway.openstack.Networking.Network;
import dev.slipway.openstack.Networking.Port;
import dev.slipway.openstack.Networking.Router;
import dev.slipway.openstack.Networking.Subnet;
import dev.slipway.openstack.OpenStackException;
import dev.slipway.openstack.Quota;
import dev.slipway.openstack.Resource;
import dev.slipway.openstack.Session.CredentialKind;
import dev.slipway.openstack.Zone;
import dev.slipway.provision.Finding.Severity;
import dev.slipway.provision.PreflightTable.Occasion;
import dev.slipway.provision.PreflightTable.Row;
import dev.slipway.spec.Access;
import dev.slipway.spec.AddOns;
import dev.slipway.spec.Cidr;
import dev.slipway.spec.CloudChoice;
import dev.slipway.spec.ClusterId;
import dev.slipway.spec.ClusterName;
import dev.slipway.spec.ClusterSpec;
import dev.slipway.spec.KubernetesPlan;
import dev.slipway.spec.NetworkPlan;
import dev.slipway.spec.NetworkPlan.NewSubnet;
import dev.slipway.spec.NodePlan;
import dev.slipway.spec.NodePlan.Pool;
import dev.slipway.text.Texts;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is said about answers beside what a cloud offers. */
class PreflightTableTest {

    private static final ClusterId ID = new ClusterId(new ClusterName("small"), "1a2b3c4d");
    private static final List<Texts> LANGUAGES = Stream.of("en", "zh-Hans", "zh-Hant")
            .map(tag -> Texts.strict(Locale.forLanguageTag(tag))).toList();
    private static final Pattern CODE = Pattern.compile("`([a-z0-9-]+)`");

    private final Offers cloud = new Offers();
    private NetworkPlan network = NetworkPlan.ofItsOwn(Optional.empty(), NewSubnet.DEFAULT);
    private NodePlan nodes = nodes(1, "m1.medium", 2, "m1.medium");
    private CloudChoice choice = CloudChoice.DEFAULT;
    private List<Cidr> ownNetworks = List.of();

    @Test
    void whereEverythingIsInOrderOnlyThePodNetworkIsWorthAWord() {
        assertThat(found()).containsExactly("advice provision.flannel-no-policy");
    }

    @Test
    void aServiceThatTheCatalogLacksBlocks() {
        var endpoints = new HashMap<>(Offers.endpoints());
        endpoints.remove("image");
        cloud.session = Offers.session(Optional.empty(), List.of("member"), CredentialKind.PASSWORD, endpoints);
        cloud.images = new Part<>(List.of(), Optional.of(refusal(OpenStackException.Kind.NOT_FOUND)), Duration.ZERO);
        assertThat(found()).contains("blocking provision.no-service");
    }

    @Test
    void aListThatCouldNotBeReadIsSaidAndNothingIsMadeUpAboutIt() {
        cloud.images = unread(OpenStackException.Kind.BROKEN);
        cloud.flavors = unread(OpenStackException.Kind.BROKEN);
        cloud.networks = unread(OpenStackException.Kind.BROKEN);
        cloud.servers = unread(OpenStackException.Kind.BROKEN);
        assertThat(found()).filteredOn("blocking provision.unread"::equals).hasSize(4);
        assertThat(found()).doesNotContain("blocking provision.not-found", "blocking provision.no-external-network");
        assertThat(ServiceCheck.obstacle(situation())).isPresent();
    }

    @Test
    void whatCanBeDoneWithoutIsOnlyAdvice() {
        cloud.zones = unread(OpenStackException.Kind.BROKEN);
        assertThat(found()).contains("advice provision.unread").noneMatch(each -> each.startsWith("blocking"));
        assertThat(ServiceCheck.obstacle(situation())).isEmpty();
    }

    @Test
    void cloudsWithoutVolumesAndLoadBalancersAreTakenAsTheyAre() {
        cloud.hasCinder = false;
        cloud.loadBalancing = Optional.empty();
        assertThat(found()).contains("advice provision.no-cinder", "advice provision.no-octavia")
                .noneMatch(each -> each.startsWith("blocking"));
    }

    @Test
    void clocksThatDifferByMoreThanAMinuteAreWorthAWord() {
        clockIs(Duration.ofSeconds(61));
        assertThat(found()).contains("advice provision.clock-ahead");
        clockIs(Duration.ofHours(-2));
        assertThat(found()).contains("advice provision.clock-behind");
        clockIs(Duration.ofSeconds(-59));
        assertThat(found()).noneMatch(each -> each.contains("clock"));
    }

    private void clockIs(Duration ahead) {
        cloud.session = Offers.session(Optional.of(ahead), List.of("member"), CredentialKind.PASSWORD,
                Offers.endpoints());
    }

    @Test
    void whoMayOnlyReadCanMakeNothing() {
        cloud.session = Offers.session(Optional.empty(), List.of("reader"), CredentialKind.PASSWORD,
                Offers.endpoints());
        assertThat(found()).contains("blocking provision.only-reader");
        cloud.session = Offers.session(Optional.empty(), List.of("reader", "member"), CredentialKind.PASSWORD,
                Offers.endpoints());
        assertThat(found()).doesNotContain("blocking provision.only-reader");
    }

    @Test
    void whoMayNotUseLoadBalancersIsTold() {
        cloud.loadBalancing = Optional.of(new Part<>(Map.of(),
                Optional.of(refusal(OpenStackException.Kind.FORBIDDEN)), Duration.ZERO));
        assertThat(found()).contains("advice provision.no-octavia-role").noneMatch(each -> each.contains("unread"));
    }

    @Test
    void aRestrictedCredentialCanBeReusedByAButton() {
        cloud.session = Offers.session(Optional.empty(), List.of("member"), CredentialKind.RESTRICTED,
                Offers.endpoints());
        assertThat(findings()).filteredOn(Finding::isBlocking).singleElement()
                .returns("cloud.credential", Finding::field)
                .returns(Optional.of(new Remedy.ReuseCredential()), Finding::remedy);
        choice = new CloudChoice(Optional.empty(), CloudChoice.ClusterCredential.REUSE, false);
        assertThat(found()).noneMatch(each -> each.startsWith("blocking"));
        cloud.session = new Offers().session;
        assertThat(found()).contains("blocking provision.reuse-needs-credential");
    }

    @Test
    void whatTheAnswersNameHasToBeThereOnce() {
        nodes = nodes(1, "m1.giant", 1, "m1.medium");
        cloud.images = Part.of(List.of(Offers.IMAGE,
                new dev.slipway.openstack.Images.Image("i2", Offers.IMAGE.name(), "active", "shared", "", 0, 0,
                        Map.of())));
        assertThat(findings()).filteredOn(Finding::isBlocking).extracting(Finding::field, f -> f.message().key())
                .containsExactly(tuple("nodes.image", "provision.ambiguous"),
                        tuple("nodes.control-planes.flavor", "provision.not-found"));
    }

    @Test
    void theExternalNetworkIsTheOnlyOneOrIsNamed() {
        cloud.networks = Part.of(List.of());
        assertThat(found()).contains("blocking provision.no-external-network");
        cloud.networks = Part.of(List.of(Offers.PUBLIC, new Network("ext2", "campus", "", List.of(), "admin", true,
                false, 1500, true, "ACTIVE", List.of())));
        assertThat(found()).contains("blocking provision.several-external-networks");
        network = NetworkPlan.ofItsOwn(Optional.of("campus"), NewSubnet.DEFAULT);
        assertThat(found()).noneMatch(each -> each.startsWith("blocking"));
    }

    @Test
    void theWayOverWhatIsThereIsFollowedToTheExternalNetwork() {
        network = new NetworkPlan(Optional.empty(), Optional.empty(),
                new NetworkPlan.ExistingSubnet("office", List.of("192.0.2.53")), Optional.of("edge"));
        assertThat(found()).contains("blocking provision.not-found");
        cloud.subnets = Part.of(List.of(office("10.9.0.0/24", "10.9.0.1", true)));
        edge("");
        assertThat(found()).contains("advice provision.subnet-gets-dns", "advice provision.router-gets-gateway",
                "advice provision.router-gets-interface").noneMatch(each -> each.startsWith("blocking"));
        var needs = Needs.of(situation());
        assertThat(needs.of(Resource.PORTS)).as("three servers, and the router's").isEqualTo(4);
        edge("ext");
        cloud.ports = Part.of(List.of(port("p1", "r1", "10.9.0.1")));
        assertThat(found()).filteredOn(each -> each.contains("router")).isEmpty();
        assertThat(Needs.of(situation()).of(Resource.PORTS)).isEqualTo(3);
        edge("elsewhere");
        assertThat(found()).contains("blocking provision.router-other-gateway");
        cloud.ports = Part.of(List.of(port("p1", "somebody", "10.9.0.1")));
        assertThat(found()).contains("blocking provision.gateway-taken");
        cloud.subnets = Part.of(List.of(office("10.96.0.0/29", "", false)));
        assertThat(found()).contains("blocking provision.subnet-no-dhcp", "blocking provision.subnet-no-gateway",
                "blocking provision.subnet-overlap");
        nodes = nodes(1, "m1.medium", 5, "m1.medium");
        assertThat(found()).contains("blocking provision.subnet-small");
    }

    @Test
    void aSubnetOfTheProjectsOwnHasToHaveFreeAddresses() {
        network = new NetworkPlan(Optional.empty(), Optional.empty(),
                new NetworkPlan.ExistingSubnet("office", List.of("192.0.2.53")), Optional.of("edge"));
        var pool = new AddressRange("10.9.0.254", "10.9.1.1");
        var subnet = new Subnet("sub1", "office", "", List.of(), "p1", "net1", 4, "10.9.0.0/23", "10.9.0.1",
                List.of("192.0.2.53"), true, List.of(pool));
        cloud.subnets = Part.of(List.of(subnet));
        edge("ext");
        cloud.ports = Part.of(List.of(port("p1", "r1", "10.9.0.1"), port("p2", "", "10.9.1.1")));
        cloud.networks = Part.of(List.of(Offers.PUBLIC, office("somebody")));
        assertThat(cloud.offer().freeAddresses(subnet)).as("not all its ports are seen").isEmpty();
        assertThat(found()).doesNotContain("blocking provision.subnet-full");
        cloud.networks = Part.of(List.of(Offers.PUBLIC, office("p1")));
        assertThat(cloud.offer().freeAddresses(subnet)).contains(3L);
        assertThat(found()).doesNotContain("blocking provision.subnet-full");
        nodes = nodes(1, "m1.medium", 3, "m1.medium");
        assertThat(found()).contains("blocking provision.subnet-full");
    }

    private static Network office(String projectId) {
        return new Network("net1", "office", "", List.of(), projectId, false, true, 1450, true, "ACTIVE", List.of());
    }

    @Test
    void whatIsThereAndCouldNotBeReadStandsInTheWayOfUsingIt() {
        cloud.ports = unread(OpenStackException.Kind.BUSY);
        assertThat(ServiceCheck.obstacle(situation())).isEmpty();
        network = new NetworkPlan(Optional.empty(), Optional.of("public"), NewSubnet.DEFAULT, Optional.empty());
        assertThat(ServiceCheck.obstacle(situation())).isPresent();
        assertThat(found()).contains("blocking provision.unread");
    }

    private static Subnet office(String cidr, String gateway, boolean dhcp) {
        return new Subnet("sub1", "office", "", List.of(), "p1", "net1", 4, cidr, gateway, List.of(), dhcp, List.of());
    }

    private void edge(String externalNetworkId) {
        cloud.routers = Part.of(List.of(new Router("r1", "edge", "", List.of(), "p1", externalNetworkId, "ACTIVE")));
    }

    private static Port port(String id, String device, String address) {
        return new Port(id, "", "", List.of(), "net1", List.of("sub1"), device, "network:router_interface", "ACTIVE",
                "", List.of(address), List.of());
    }

    @Test
    void anImageWithoutAKnownUserNeedsOne() {
        cloud.images = Part.of(List.of(Offers.image("golden", "active", Map.of())));
        nodes = new NodePlan("golden", Optional.empty(), Optional.empty(), new Pool(1, "m1.medium"),
                new Pool(0, "m1.medium"));
        assertThat(found()).contains("blocking provision.login-user-unknown");
    }

    @Test
    void anImageThatCannotBeANodeSaysWhy() {
        assertThat(imageFindings("d", "queued", Map.of("os_distro", "debian")))
                .containsExactly("provision.image-not-active");
        assertThat(imageFindings("debian-netinst", "active", Map.of("disk_format", "iso")))
                .containsExactly("provision.image-no-system");
        assertThat(imageFindings("x", "active", Map.of("os_distro", "CentOS")))
                .containsExactly("provision.image-other-system");
        assertThat(imageFindings("x", "active", Map.of("os_type", "windows", "os_distro", "debian")))
                .containsExactly("provision.image-other-system");
        assertThat(imageFindings("cirros-0.6.2-x86_64-disk", "active", Map.of()))
                .containsExactly("provision.image-other-system");
        assertThat(imageFindings("debian-12", "active", Map.of("architecture", "ppc64le")))
                .containsExactly("provision.image-other-architecture");
        assertThat(imageFindings("golden", "active", Map.of("architecture", "x86_64"))).isEmpty();
    }

    private static List<String> imageFindings(String name, String status, Map<String, String> properties) {
        return ImageCheck.of(Offers.image(name, status, properties)).stream().map(f -> f.message().key()).toList();
    }

    @Test
    void aFlavorHasToServeItsRoleAndItsImage() {
        assertThat(flavorFindings(new Flavor("f", "f", 1, 4096, 40))).containsExactly("provision.flavor-too-small");
        assertThat(flavorFindings(new Flavor("f", "f", 2, 1699, 40))).containsExactly("provision.flavor-too-small");
        assertThat(flavorFindings(new Flavor("f", "f", 2, 1700, 0))).containsExactly("provision.flavor-without-disk");
        assertThat(flavorFindings(new Flavor("f", "f", 2, 1700, 2)))
                .containsExactly("provision.flavor-less-disk-than-image");
        assertThat(flavorFindings(new Flavor("f", "f", 2, 1700, 9))).containsExactly("provision.flavor-tight-disk");
        assertThat(flavorFindings(new Flavor("f", "f", 2, 1700, 10))).isEmpty();
        assertThat(FlavorChoice.all(NodeName.Role.WORKER, Optional.of(Offers.IMAGE), cloud.flavors.content()))
                .extracting(FlavorChoice::isUsable).containsExactly(false, true, true, true);
        assertThat(FlavorChoice.all(NodeName.Role.CONTROL_PLANE, Optional.empty(), cloud.flavors.content()))
                .extracting(FlavorChoice::isUsable).containsExactly(false, false, true, true);
    }

    private static List<String> flavorFindings(Flavor flavor) {
        return FlavorChoice.of(NodeName.Role.CONTROL_PLANE, Optional.of(Offers.IMAGE), flavor).findings().stream()
                .map(f -> f.message().key()).toList();
    }

    @Test
    void bothRolesAreLookedAtButNotTwiceForOneFlavor() {
        nodes = nodes(1, "m1.tiny", 1, "m1.tiny");
        assertThat(found()).filteredOn(each -> each.contains("flavor")).hasSize(3)
                .contains("blocking provision.flavor-too-small", "blocking provision.flavor-less-disk-than-image");
        nodes = nodes(1, "m1.medium", 1, "m1.tiny");
        assertThat(findings()).filteredOn(Finding::isBlocking).extracting(Finding::field)
                .containsOnly("nodes.workers.flavor");
    }

    @Test
    void addressesMayNotHideWhatNodesHaveToReach() {
        cloud.session = Offers.session(Optional.empty(), List.of("member"), CredentialKind.PASSWORD,
                Map.of("compute", URI.create("https://10.100.3.4/compute"), "network",
                        URI.create("https://10.100.3.4/network"), "image", URI.create("https://10.6.0.9/image")));
        network = NetworkPlan.ofItsOwn(Optional.empty(),
                new NewSubnet(new Cidr("10.6.0.0/24"), List.of("10.6.0.2", "10.244.1.1")));
        cloud.subnets = Part.of(List.of(Offers.subnet("ext-subnet", "ext", "10.6.0.128/25"),
                Offers.subnet("other", "elsewhere", "10.96.0.0/16")));
        assertThat(findings()).filteredOn(Finding::isBlocking).extracting(Finding::field, f -> f.message().key())
                .containsExactlyInAnyOrder(tuple("network.subnet", "provision.cidr-hides-service"),
                        tuple("network.subnet", "provision.cidr-hides-external"),
                        tuple("kubernetes.services", "provision.cidr-hides-service"),
                        tuple("kubernetes.pods", "provision.cidr-hides-dns"));
        assertThat(findings()).filteredOn(f -> f.message().key().startsWith("provision.cidr")).allSatisfy(
                f -> assertThat(f.remedy()).hasValueSatisfying(cure -> {
                    var free = ((Remedy.ChangeCidr) cure).cidr();
                    assertThat(List.of("10.6.0.2", "10.244.1.1", "10.100.3.4", "10.6.0.9")).noneMatch(free::contains);
                }));
    }

    @Test
    void theComputersOwnNetworkIsAdvice() {
        ownNetworks = List.of(new Cidr("10.0.0.0/8"));
        assertThat(findings()).filteredOn(f -> f.message().key().equals("provision.cidr-hides-computer"))
                .extracting(Finding::field, Finding::severity)
                .containsExactly(tuple("network.subnet", Severity.ADVICE), tuple("kubernetes.pods", Severity.ADVICE),
                        tuple("kubernetes.services", Severity.ADVICE));
        assertThat(findings()).flatExtracting(f -> f.remedy().stream().toList())
                .contains(new Remedy.ChangeCidr("network.subnet", new Cidr("172.16.0.0/24")));
    }

    @Test
    void aCloudWithoutAZoneHasNoPlaceForServers() {
        cloud.zones = Part.of(List.of(new Zone("north", false)));
        assertThat(found()).contains("blocking provision.no-zone");
        cloud.zones = Part.of(List.of(new Zone("north", true), new Zone("south", true)));
        assertThat(found()).contains("advice provision.zones-differ");
    }

    @Test
    void aNameBelongsToOneClusterAndAServersNameToOneServer() {
        cloud.servers = Part.of(List.of(Offers.server("small-w-2", Map.of())));
        assertThat(found()).contains("blocking provision.server-name-taken");
        cloud.servers = Part.of(List.of(Offers.server("small-w-3", Map.of())));
        assertThat(found()).noneMatch(each -> each.startsWith("blocking"));
        cloud.servers = Part.of(List.of(Offers.server("small-cp-1", Map.of(Mark.METADATA_KEY, "small-5e6f7a8b"))));
        assertThat(found()).contains("blocking provision.name-taken");
    }

    @Test
    void eachQuotaThatFallsShortSaysByHowMuch() {
        cloud.with(Resource.VCPUS, new Quota(6, 10));
        var quota = findings().stream().filter(Finding::isBlocking).toList();
        assertThat(quota).singleElement().returns("nodes", Finding::field)
                .satisfies(f -> assertThat(f.message().arguments()).containsExactly("cores", 6L, 6L, 10L, 4L, 2L));
        assertThat(quota.getFirst().remedy()).contains(new Remedy.FitToQuota(1, "m1.medium", "m1.medium"));
        assertThat(Texts.strict(Locale.ENGLISH).meaning(quota.getFirst().message()))
                .contains("6 of 10 are in use, so 2 are missing.");
    }

    @Test
    void everyResourceThatThePlanUsesIsCompared() {
        var needs = Needs.of(situation());
        assertThat(needs.amounts()).containsKeys(Resource.SERVERS, Resource.VCPUS, Resource.RAM, Resource.KEY_PAIRS,
                Resource.SERVER_GROUPS, Resource.NETWORKS, Resource.SUBNETS, Resource.ROUTERS, Resource.PORTS,
                Resource.FLOATING_IPS, Resource.SECURITY_GROUPS, Resource.SECURITY_GROUP_RULES);
        for (var resource : needs.amounts().keySet()) {
            cloud.with(resource, new Quota(5, 5));
            assertThat(findings()).as("%s", resource).filteredOn(Finding::isBlocking).singleElement()
                    .satisfies(f -> assertThat(f.message().arguments()).startsWith(resource.word(),
                            needs.of(resource), 5L, 5L, 0L, needs.of(resource)));
        }
    }

    @Test
    void whatIsThereAlreadyIsNotNeeded() {
        network = new NetworkPlan(Optional.empty(), Optional.of("theirs"),
                new NetworkPlan.ExistingSubnet("sub", List.of("192.0.2.53")), Optional.of("gate"));
        assertThat(Needs.of(situation()).amounts()).doesNotContainKeys(Resource.NETWORKS, Resource.SUBNETS,
                Resource.ROUTERS);
    }

    @Test
    void aQuotaThatNobodyTellsIsUnknownAndBlocksNothing() {
        cloud.computeQuotas = unreadQuotas(OpenStackException.Kind.FORBIDDEN);
        assertThat(found()).contains("advice provision.quota-unknown").noneMatch(each -> each.startsWith("blocking"));
        assertThat(ServiceCheck.obstacle(situation())).isEmpty();
        cloud.computeQuotas = unreadQuotas(OpenStackException.Kind.UNREACHABLE);
        assertThat(found()).contains("blocking provision.unread");
    }

    @Test
    void whatFitsHasFewerWorkersBeforeItHasSmallerFlavors() {
        nodes = nodes(3, "m1.medium", 10, "m1.large");
        assertThat(fit(Resource.VCPUS, 26)).contains(new Remedy.FitToQuota(5, "m1.medium", "m1.large"));
        assertThat(fit(Resource.VCPUS, 10)).contains(new Remedy.FitToQuota(1, "m1.medium", "m1.large"));
        assertThat(fit(Resource.VCPUS, 9)).contains(new Remedy.FitToQuota(1, "m1.medium", "f3"));
        assertThat(fit(Resource.VCPUS, 7)).contains(new Remedy.FitToQuota(1, "m1.medium", "f2"));
        assertThat(fit(Resource.VCPUS, 6)).isEmpty();
        assertThat(fit(Resource.VCPUS, 46)).as("it fits as it is").isEmpty();
        nodes = nodes(3, "m1.large", 1, "m1.medium");
        assertThat(fit(Resource.VCPUS, 8)).as("never fewer control planes")
                .contains(new Remedy.FitToQuota(1, "f3", "m1.medium"));
        nodes = nodes(1, "m1.medium", 0, "m1.medium");
        assertThat(fit(Resource.FLOATING_IPS, 0)).as("no cluster is small enough").isEmpty();
    }

    private Optional<Remedy.FitToQuota> fit(Resource resource, int limit) {
        cloud.with(resource, new Quota(0, limit));
        return QuotaFit.of(situation());
    }

    @Test
    void thePageInTheDocumentsIsTheTable() throws IOException {
        var page = Files.readString(Path.of("docs/preflight.md"));
        var rows = page.lines().filter(line -> line.startsWith("| ")).skip(1)
                .map(line -> List.of(line.substring(1, line.length() - 1).split("\\|", -1))).toList();
        assertThat(rows).extracting(cells -> cells.get(0).strip())
                .containsExactlyElementsOf(PreflightTable.ROWS.stream().map(Row::name).toList());
        for (var i = 0; i < rows.size(); i++) {
            var row = PreflightTable.ROWS.get(i);
            assertThat(rows.get(i).get(1).strip()).as(row.name())
                    .isEqualTo(row.occasion() == Occasion.EVERY_RUN ? "every run" : "first run");
            assertThat(Stream.concat(keys(rows.get(i).get(3)), keys(rows.get(i).get(4))).distinct()).as(row.name())
                    .containsExactlyInAnyOrderElementsOf(row.keys());
        }
    }

    private static Stream<String> keys(String cell) {
        return CODE.matcher(cell).results().map(match -> "provision." + match.group(1));
    }

    private List<String> found() {
        return findings().stream()
                .map(f -> f.severity().name().toLowerCase(Locale.ROOT) + " " + f.message().key()).toList();
    }

    /** Each with words, and each by a row that says that it may say it. */
    private List<Finding> findings() {
        var all = new ArrayList<Finding>();
        for (var row : PreflightTable.ROWS) {
            var findings = new Findings();
            row.check().look(situation(), findings);
            assertThat(findings.all()).as(row.name()).allSatisfy(f -> {
                assertThat(row.keys()).contains(f.message().key());
                LANGUAGES.forEach(texts -> {
                    assertThat(texts.say(f.message())).isNotBlank();
                    texts.meaning(f.message());
                    texts.remedy(f.message());
                });
            });
            all.addAll(findings.all());
        }
        assertThat(Provisioner.findings(situation())).isEqualTo(all);
        return all;
    }

    private Situation situation() {
        var spec = new ClusterSpec(ID.name(), choice, Access.DEFAULT, network, nodes, KubernetesPlan.DEFAULT,
                AddOns.DEFAULT);
        return new Situation(spec, ID, cloud.offer(), Optional.empty(), ownNetworks);
    }

    private static NodePlan nodes(int controlPlanes, String flavor, int workers, String workerFlavor) {
        return new NodePlan(Offers.IMAGE.name(), Optional.empty(), Optional.empty(), new Pool(controlPlanes, flavor),
                new Pool(workers, workerFlavor));
    }

    private static <T> Part<List<T>> unread(OpenStackException.Kind kind) {
        return new Part<>(List.of(), Optional.of(refusal(kind)), Duration.ZERO);
    }

    private static Part<Map<String, Quota>> unreadQuotas(OpenStackException.Kind kind) {
        return new Part<>(Map.of(), Optional.of(refusal(kind)), Duration.ZERO);
    }

    private static OpenStackException refusal(OpenStackException.Kind kind) {
        return new OpenStackException(kind, "list", "things", 500, "req-1", "no", null);
    }
}
