package dev.slipway.practice.cloud;

import dev.slipway.practice.Crowd;
import dev.slipway.practice.Frontends;
import dev.slipway.practice.HttpReply;
import dev.slipway.practice.HttpRequest;
import dev.slipway.practice.OpenStackFunction;
import dev.slipway.practice.Pace;
import dev.slipway.practice.ServerFates;
import dev.slipway.practice.ServerObserver;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/** All OpenStack services over one store. */
public final class CloudServices implements OpenStackFunction, Frontends {

    private final ReentrantLock lock = new ReentrantLock();
    private final Store store;
    private final Tokens tokens;
    private final Accounts accounts;
    private final News news = new News();
    private final Nova nova;
    private final List<Service> services;

    /**
     * @param account who may sign in
     * @param quotas  what the project may have, by service type and the service's own word such as {@code compute.cores};
     *                what is not named is standard, -1 is no limit
     */
    public CloudServices(Account account, Pace pace, Map<String, Long> quotas, InstantSource clock,
            RandomGenerator random) {
        this.store = new Store(clock, random, pace, quotas);
        DefaultContent content = DefaultContent.fill(store, account);
        this.accounts = content.accounts();
        this.tokens = new Tokens(store, accounts);
        Neutron neutron = new Neutron(store);
        this.nova = new Nova(store, neutron, news);
        this.services = List.of(new Keystone(store, tokens), neutron, new Glance(store), nova, new Cinder(store),
                new Octavia(store, neutron.ports()));
    }

    /** Makes it a full cloud; to be called before anybody uses it. */
    public void crowd(Crowd crowd) {
        new CrowdContent(store, accounts).fill(crowd);
    }

    /** Says who is told from now on what becomes of servers. */
    public void observe(ServerObserver observer) {
        news.observer(observer);
    }

    /** Says what becomes of servers that are made from now on. */
    public void fates(ServerFates fates) {
        lock.lock();
        try {
            nova.fates(fates);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public HttpReply answer(HttpRequest request) {
        Supplier<HttpReply> reply;
        lock.lock();
        try {
            store.settle();
            reply = dispatch(request);
            store.settle();
        } finally {
            lock.unlock();
        }
        news.deliver();
        return reply.get();
    }

    @Override
    public List<Backend> behind(String address, int port) {
        lock.lock();
        try {
            store.settle();
            return new BalancerTraffic(store).behind(address, port);
        } finally {
            lock.unlock();
        }
    }

    private Supplier<HttpReply> dispatch(HttpRequest request) {
        Optional<Service> service = services.stream()
                .filter(each -> (request.path() + "/").startsWith(each.prefix() + "/")).findFirst();
        if (service.isEmpty()) {
            return Routes.ready(Service.page(404, "Not Found", "There is no service here."));
        }
        String host = "https://" + request.header("host").orElse("127.0.0.1");
        Call call = new Call(request, service.get(), host, Map.of(),
                request.header("x-auth-token").flatMap(tokens::find));
        Supplier<HttpReply> reply = Refusals.guard(service.get(), () -> route(service.get(), call));
        String requestId = "req-" + store.uuid();
        return () -> service.get().finish(call, reply.get().with("x-openstack-request-id", requestId));
    }

    private Supplier<HttpReply> route(Service service, Call call) {
        String path = call.request().path().substring(service.prefix().length()).replaceFirst("\\.json$", "");
        Optional<Routes.Match> match = service.routes().match(call.request().method(), path);
        if (match.isEmpty()) {
            boolean known = service.routes().knows(path);
            return Routes.ready(known ? service.unknownMethod() : service.unknownPath());
        }
        if (match.get().access() == Routes.Access.SIGNED_IN
                && call.session().filter(session -> tokens.allows(session, service, call.request())).isEmpty()) {
            return Routes.ready(service.unauthenticated(call, call.base() + "/identity"));
        }
        service.check(call);
        Call matched = new Call(call.request(), service, call.base(), match.get().names(), call.session());
        return match.get().action().answer(matched);
    }
}
