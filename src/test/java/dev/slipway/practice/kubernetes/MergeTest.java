package dev.slipway.practice.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

class MergeTest {

    @Test
    void whatOthersWroteStays() {
        assertThat(apply("{spec: {clusterIP: 10.96.0.20}}", "{}", "{spec: {type: ClusterIP}}"))
                .isEqualTo(yaml("{spec: {clusterIP: 10.96.0.20, type: ClusterIP}}"));
    }

    @Test
    void whatTheSameManagerAppliesNoMoreGoes() {
        assertThat(apply("{data: {a: '1', b: '2', c: '3'}}", "{data: {a: '1', b: '2'}}", "{data: {a: '1'}}"))
                .isEqualTo(yaml("{data: {a: '1', c: '3'}}"));
    }

    @Test
    void containersAreMergedByName() {
        assertThat(apply("{containers: [{name: a, image: x, tty: true}, {name: b}]}",
                "{containers: [{name: a, image: x}, {name: b}]}",
                "{containers: [{name: a, image: y}]}"))
                .isEqualTo(yaml("{containers: [{name: a, image: y, tty: true}]}"));
    }

    @Test
    void portsOfAServiceKeepTheirNodePort() {
        assertThat(apply("{ports: [{port: 80, nodePort: 30080}]}", "{ports: [{port: 80}]}",
                "{ports: [{port: 80, name: http}]}"))
                .isEqualTo(yaml("{ports: [{port: 80, nodePort: 30080, name: http}]}"));
    }

    @Test
    void listsWithoutNamesAreReplaced() {
        assertThat(apply("{finalizers: [a, b]}", "{}", "{finalizers: [c]}"))
                .isEqualTo(Map.of("finalizers", List.of("c")));
    }

    @Test
    void aMergePatchRemovesWithNull() {
        Map<String, Object> patched = Merge.patch(yaml("{spec: {unschedulable: true, podCIDR: x}}"),
                yaml("{spec: {unschedulable: null}}"));
        assertThat(patched).isEqualTo(yaml("{spec: {podCIDR: x}}"));
    }

    private static Map<String, Object> apply(String live, String before, String manifest) {
        return Merge.apply(yaml(live), yaml(before), yaml(manifest));
    }

    private static Map<String, Object> yaml(String text) {
        return new Yaml().load(text);
    }
}
