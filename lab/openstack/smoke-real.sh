#!/bin/bash
# shellcheck disable=SC1091,SC2016,SC2034,SC2046,SC2086,SC2155,SC2317 # one-word names of its own; openrc is made by up; single quotes are for the node
# real mode (OSLAB_NODES=real up): servers one can log in to, floating IPs, volumes, load balancer, security groups. User kube.
LAB=${OSLAB_DIR:-/var/tmp/oslab}; export PATH=/usr/sbin:/usr/bin:/sbin:/bin; . "$LAB/openrc"; unset PYTHONPATH; umask 077
T=$(mktemp -d); bad=0; o=openstack; API=${OS_AUTH_URL%/v3}
el() { awk -v a="$(date +%s.%N)" -v b="$1" 'BEGIN{printf "%5.1fs", a-b}'; }
res() { local r=$1 s=$2; shift 2; [ "$r" = 0 ] && r=ok || { r=FAIL; bad=$((bad+1)); }; printf '%-4s %s  %s\n' "$r" "$(el "$s")" "$*"; }
t() { local s r what=$1; shift; s=$(date +%s.%N); "$@" > "$T/out" 2>&1; r=$?; res $r "$s" "$what"; [ $r = 0 ] || tail -4 "$T/out"; }
no() { local s what=$1; shift; s=$(date +%s.%N); if "$@" > "$T/out" 2>&1; then res 1 "$s" "$what"; else res 0 "$s" "$what"; fi; }
within() { local s n=$1 what=$2 r=1; shift 2; s=$(date +%s.%N); while awk -v a="$(date +%s.%N)" -v b="$s" -v n="$n" 'BEGIN{exit a-b>n}'; do "$@" > "$T/out" 2>&1 && { r=0; break; }; sleep 0.3; done; res $r "$s" "$what"; [ $r = 0 ] || tail -4 "$T/out"; }
S() { local ip=$1; shift; ssh -n -i "$T/k" -o StrictHostKeyChecking=no -o UserKnownHostsFile=/dev/null -o LogLevel=ERROR -o ConnectTimeout=3 "debian@$ip" "$@"; }
is() { local v; v=$($o "${@:2}" 2>/dev/null); [ "$v" = "$1" ]; }
fip() { $o floating ip create -f value -c floating_ip_address public; }
ssh-keygen -q -t ed25519 -N '' -f "$T/k"
cat > "$T/ud" <<'E'
#cloud-config
write_files:
- {path: /etc/oslab-test, content: "hello\n", permissions: '0600'}
runcmd:
- [sh, -c, 'mkdir -p /srv/www; hostname > /srv/www/index.html']
- [systemd-run, --unit=web, sh, -c, 'while :; do printf "HTTP/1.0 200 OK\r\n\r\n$(hostname)\n" | nc -l -q 0 -p 8080; done']
E
t "network" $o network create rn
t "subnet" $o subnet create --network rn --subnet-range 10.77.0.0/24 --dns-nameserver 1.1.1.1 rs
t "router" $o router create rr
t "gateway" $o router set --external-gateway public rr
t "interface" $o router add subnet rr rs
t "security group" $o security group create rsg
t "rule ssh" $o security group rule create --ingress --protocol tcp --dst-port 22 rsg
t "rule icmp within the group" $o security group rule create --ingress --protocol icmp --remote-group rsg rsg
t "keypair" $o keypair create --public-key "$T/k.pub" rk
s0=$(date +%s.%N)
t "server 1 ACTIVE" $o server create --wait --image debian-12-generic-amd64 --flavor m1.small --key-name rk --network rn --security-group rsg --user-data "$T/ud" r1
t "server 2 ACTIVE" $o server create --wait --image debian-12-generic-amd64 --flavor m1.small --key-name rk --network rn --security-group rsg --user-data "$T/ud" r2
ip() { $o server show -f json -c addresses "$1" | grep -o '10\.77\.0\.[0-9]*' | head -1; }
I1=$(ip r1); I2=$(ip r2); F1=$(fip); F2=$(fip)
t "floating IP 1" $o server add floating ip r1 "$F1"
t "floating IP 2" $o server add floating ip r2 "$F2"
within 30 "ssh r1 through $F1" S "$F1" true
within 30 "ssh r2 through $F2" S "$F2" true
within 30 "cloud-init done" S "$F1" cloud-init status --wait
t "systemd running" S "$F1" 'systemctl is-system-running --wait'
t "hostname is the server's name" S "$F1" 'test "$(hostname)" = r1'
t "user data: write_files" S "$F1" 'sudo grep -q hello /etc/oslab-test'
t "user data: runcmd" S "$F1" 'grep -q r1 /srv/www/index.html'
t "console log has the host keys" sh -c "$o console log show r1 | grep -q 'BEGIN SSH HOST KEY KEYS'"
K=$(S "$F1" cat /etc/ssh/ssh_host_ed25519_key.pub | cut -d' ' -f2)
t "and they are the node's" sh -c "$o console log show r1 | grep -q '$K'"
t "ping by fixed IP" S "$F1" ping -c1 -W2 "$I2"
t "api from inside, lab CA" sh -c "cat '$LAB/ca.pem' | ssh -i $T/k -o StrictHostKeyChecking=no -o UserKnownHostsFile=/dev/null -o LogLevel=ERROR debian@$F1 'cat > ca.pem; curl -sf -m 5 --cacert ca.pem $API/v3'"
t "catalog points to an address nodes reach" sh -c "[ '$API' = https://172.24.4.1:5000 ] && $o catalog show compute -f json | grep -q https://172.24.4.1:8774"
t "metadata service" S "$F1" 'curl -sf -m 5 http://169.254.169.254/openstack/latest/meta_data.json | grep -q $(cat /var/lib/cloud/data/instance-id)'
no "the outside is not reachable" S "$F1" 'curl -s -m 4 -o /dev/null http://1.1.1.1'
no "fixed IP not reachable from outside" S "$I1" true
t "floating IP of a neighbour" S "$F1" "nc -z -w 3 $F2 22"
echo "--- volumes"
t "volume" $o volume create --size 1 rv
within 20 "available" is available volume show -f value -c status rv
V=$($o volume show -f value -c id rv)
t "attach" $o server add volume r1 rv
L=/dev/disk/by-id/virtio-$(printf %.20s "$V")
within 20 "by-id link" S "$F1" test -b "$L"
t "mkfs, mount, write" S "$F1" "sudo mkfs.ext4 -q $L && sudo mount $L /mnt && echo data | sudo tee /mnt/f && sudo umount /mnt && sudo blockdev --getsize64 $L | grep -q 1073741824"
t "detach" $o server remove volume r1 rv
within 20 "available" is available volume show -f value -c status rv
no "device gone" S "$F1" test -e "$L"
t "attach to the other" $o server add volume r2 rv
within 20 "by-id link" S "$F2" test -b "$L"
t "data is there" S "$F2" "sudo mount $L /mnt && grep -q data /mnt/f && sudo umount /mnt"
t "reboot r2" $o server reboot --wait r2
within 30 "ssh after reboot" S "$F2" 'test -d /srv/www'
t "volume still there" S "$F2" "sudo mount $L /mnt && grep -q data /mnt/f && sudo umount /mnt"
t "extend in use" $o --os-volume-api-version 3.42 volume set --size 2 rv
within 20 "device grown" S "$F2" "sudo blockdev --getsize64 $L | grep -q 2147483648 && sudo e2fsck -fp $L && sudo resize2fs $L && sudo mount $L /mnt && df -BM /mnt | grep -q 19..M && sudo umount /mnt"
t "detach" $o server remove volume r2 rv
t "multiattach volume" $o volume create --size 1 --type multiattach rmv
within 20 "available" is available volume show -f value -c status rmv
M=/dev/disk/by-id/virtio-$(printf %.20s "$($o volume show -f value -c id rmv)")
t "attached to r1" $o --os-compute-api-version 2.60 server add volume r1 rmv
t "attached to r2" $o --os-compute-api-version 2.60 server add volume r2 rmv
within 20 "on r2" S "$F2" test -b "$M"
t "written on r1" S "$F1" "echo shared-block | sudo dd of=$M conv=fsync status=none"
t "read on r2" S "$F2" "sudo dd if=$M bs=12 count=1 status=none iflag=fullblock | grep -q shared-block"
t "detach r1" $o --os-compute-api-version 2.60 server remove volume r1 rmv
within 10 "still on r2" S "$F2" "sudo dd if=$M bs=12 count=1 status=none | grep -q shared-block"
echo "--- load balancer"
lb() { $o loadbalancer "$@" --wait; }
t "lb" lb create --name rlb --vip-subnet-id rs
t "listener" lb listener create --name rl --protocol TCP --protocol-port 80 rlb
t "pool" lb pool create --name rp --listener rl --protocol TCP --lb-algorithm ROUND_ROBIN
t "monitor" lb healthmonitor create --name rh --delay 2 --timeout 1 --max-retries 2 --type TCP rp
t "member 1" lb member create --name rm1 --address "$I1" --protocol-port 8080 --subnet-id rs rp
t "member 2" lb member create --name rm2 --address "$I2" --protocol-port 8080 --subnet-id rs rp
F3=$(fip); t "floating IP $F3" $o floating ip set --port "$($o loadbalancer show -f value -c vip_port_id rlb)" "$F3"
sleep 1
no "members closed by the security group" curl -sf -m 3 "http://$F3/"
t "rule 8080" $o security group rule create --ingress --protocol tcp --dst-port 8080 --remote-ip 10.77.0.0/24 rsg
S "$F2" 'sudo systemd-run --unit=web sh -c "while :; do printf \"HTTP/1.0 200 OK\r\n\r\n\$(hostname)\n\" | nc -l -q 0 -p 8080; done"' >/dev/null 2>&1
within 20 "lb answers" curl -sf -m 3 "http://$F3/"
both() { local i r=""; for i in 1 2 3 4 5 6; do r="$r $(curl -s -m 3 "http://$F3/")"; done; echo "$r"; echo "$r" | grep -q r1 && echo "$r" | grep -q r2; }
within 20 "both members answer" both
within 20 "member ONLINE" is ONLINE loadbalancer member show -f value -c operating_status rp rm2
no "8080 not open from outside" curl -sf -m 3 "http://$F1:8080/"
t "power off r2" $o server stop r2
within 20 "SHUTOFF" is SHUTOFF server show -f value -c status r2
within 20 "its member ERROR" is ERROR loadbalancer member show -f value -c operating_status rp rm2
t "lb answers still" curl -sf -m 3 "http://$F3/"
echo "--- security groups"
t "another ssh rule" $o security group rule create --ingress --protocol tcp --dst-port 22 --remote-ip 10.1.2.3/32 rsg
R=$($o security group rule list rsg -f value -c ID -c "Port Range" -c "IP Range" | awk '/22:22/ && /0.0.0.0/{print $1}')
t "ssh rule removed" $o security group rule delete "$R"
sleep 1
no "ssh refused now" S "$F1" true
t "ssh rule back" $o security group rule create --ingress --protocol tcp --dst-port 22 rsg
within 5 "ssh again" S "$F1" true
no "address spoofing" S "$F1" "sudo ip addr add 10.77.0.99/24 dev eth0; ping -c1 -W2 -I 10.77.0.99 10.77.0.1"
P=$($o port list --server r1 -f value -c ID)
t "allowed address pair" $o port set --allowed-address ip-address=10.77.0.99 "$P"
within 5 "now it passes" S "$F1" "ping -c1 -W2 -I 10.77.0.99 10.77.0.1"
echo "--- delete"
t "lb" $o loadbalancer delete --cascade --wait rlb
t "servers" $o server delete --wait r1 r2
no "ssh gone" S "$F1" true
t "floating IPs" $o floating ip delete "$F1" "$F2" "$F3"
within 20 "volumes free" is available volume show -f value -c status rmv
t "volumes" $o volume delete rv rmv
t "interface" $o router remove subnet rr rs
t "router" $o router delete rr
t "network" $o network delete rn
t "group" $o security group delete rsg
t "key" $o keypair delete rk
rm -rf "$T"; echo "failures: $bad"; exit $((bad > 0))
