#!/bin/bash
# shellcheck disable=SC1091,SC2016,SC2034,SC2046,SC2086,SC2155,SC2317 # one-word names of its own; openrc is made by up; single quotes are for the node
# every step through Debian's openstackclient, as user kube
LAB=${OSLAB_DIR:-/var/tmp/oslab}; export PATH=/usr/sbin:/usr/bin:/sbin:/bin; . $LAB/openrc; unset PYTHONPATH; umask 077
T=$(mktemp -d); bad=0
t() { local s=$(date +%s.%N); local out; if out=$("$@" 2>&1); then r=ok; else r=FAIL; bad=$((bad+1)); fi
  printf '%-4s %5.1fs  %s\n' $r "$(echo "$(date +%s.%N) $s" | awk '{print $1-$2}')" "${*:2:6}"; [ $r = FAIL ] && echo "$out" | tail -5; printf '%s' "$out" > $T/out; return 0; }
until_() { # cmd... == want (max 60s)
  local want=$1 s=$(date +%s.%N) v; shift
  for i in $(seq 60); do v=$("$@" 2>&1); [ "$v" = "$want" ] && { printf 'ok   %5.1fs  reached %s: %s\n' "$(echo "$(date +%s.%N) $s" | awk '{print $1-$2}')" "$want" "${*:2:4}"; return; }; [ "$v" = ERROR ] && break; sleep 0.3; done
  echo "FAIL wanted $want got: $v   ($*)"; bad=$((bad+1)); }
o=openstack
t $o token issue
t $o network create n1
t $o subnet create --network n1 --subnet-range 10.9.0.0/24 --dns-nameserver 1.1.1.1 s1
t $o router create r1
t $o router set --external-gateway public r1
t $o router add subnet r1 s1
t $o security group create sg1
t $o security group rule create --ingress --protocol tcp --dst-port 22 --remote-ip 0.0.0.0/0 sg1
t $o security group rule create --ingress --protocol tcp --dst-port 6443 --remote-group sg1 sg1
t $o security group rule create --ingress --protocol 112 sg1
t $o keypair create k1
ssh-keygen -q -t ed25519 -N '' -f $T/k; t $o keypair create --public-key $T/k.pub k2
t $o server group create --policy soft-anti-affinity g1
t $o port create --network n1 --security-group sg1 --fixed-ip subnet=s1,ip-address=10.9.0.50 --allowed-address ip-address=10.9.0.200 --tag role=node p1
G=$($o server group show -f value -c id g1)
t $o server create --wait --image debian-12-generic-amd64 --flavor m1.small --key-name k2 --port p1 --hint group=$G --property a=b --user-data $T/k.pub v1
t $o server create --wait --image debian-12-generic-amd64 --flavor m1.small --boot-from-volume 2 --network n1 --security-group sg1 v2
until_ ACTIVE $o server show -f value -c status v1
until_ ACTIVE $o port show -f value -c status p1
t $o console log show v1
t $o floating ip create --tag x=y public
F=$(cat $T/out | awk '/floating_ip_address/{print $4}')
t $o server add floating ip v1 $F
until_ ACTIVE $o floating ip show -f value -c status $F
t $o volume create --size 1 d1
until_ available $o volume show -f value -c status d1
t $o server add volume v1 d1
until_ in-use $o volume show -f value -c status d1
t $o volume create --size 1 --type multiattach m1
until_ available $o volume show -f value -c status m1
t $o --os-compute-api-version 2.60 server add volume v1 m1
t $o --os-compute-api-version 2.60 server add volume v2 m1
t $o volume show -c attachments -c multiattach -c status m1; cat $T/out
t $o server stop v1; until_ SHUTOFF $o server show -f value -c status v1; t $o server start v1; until_ ACTIVE $o server show -f value -c status v1
t $o server reboot --hard v1; until_ ACTIVE $o server show -f value -c status v1
t $o loadbalancer create --name lb1 --vip-subnet-id s1
until_ ACTIVE $o loadbalancer show -f value -c provisioning_status lb1
t $o loadbalancer listener create --name l1 --protocol TCP --protocol-port 6443 lb1
until_ ACTIVE $o loadbalancer show -f value -c provisioning_status lb1
t $o loadbalancer pool create --name pl1 --listener l1 --protocol TCP --lb-algorithm ROUND_ROBIN
until_ ACTIVE $o loadbalancer show -f value -c provisioning_status lb1
t $o loadbalancer healthmonitor create --name hm1 --delay 5 --timeout 3 --max-retries 3 --type TCP pl1
until_ ACTIVE $o loadbalancer show -f value -c provisioning_status lb1
t $o loadbalancer member create --name mb1 --address 10.9.0.50 --protocol-port 6443 --subnet-id s1 pl1
until_ ACTIVE $o loadbalancer show -f value -c provisioning_status lb1
t $o loadbalancer show lb1; cat $T/out
t $o loadbalancer status show lb1; head -60 $T/out
V=$($o loadbalancer show -f value -c vip_port_id lb1)
t $o floating ip create --port $V public
F2=$(cat $T/out | awk '/floating_ip_address/{print $4}')
until_ ACTIVE $o floating ip show -f value -c status $F2
t $o application credential create --role member --role load-balancer_member ac1
I=$(awk '/ id /{print $4}' $T/out); S=$(awk '/ secret /{print $4}' $T/out)
( unset ${!OS_*}; export OS_AUTH_TYPE=v3applicationcredential OS_AUTH_URL=https://127.0.0.1:5000/v3 OS_CACERT=$LAB/ca.pem OS_REGION_NAME=RegionOne OS_IDENTITY_API_VERSION=3 OS_APPLICATION_CREDENTIAL_ID=$I OS_APPLICATION_CREDENTIAL_SECRET=$S
  t $o server list; t $o loadbalancer list; t $o application credential list; t $o flavor list; t $o availability zone list )
t $o quota show
cat $T/out
echo "--- delete"
t $o application credential delete ac1
t $o floating ip delete $F $F2
t $o loadbalancer delete --cascade --wait lb1
t $o --os-compute-api-version 2.60 server remove volume v2 m1
t $o server delete --wait v1 v2
until_ available $o volume show -f value -c status m1
until_ available $o volume show -f value -c status d1
t $o volume delete d1 m1 $($o volume list -f value -c ID --status available | sort -u | grep -v -e "$($o volume show -f value -c id d1)" -e "$($o volume show -f value -c id m1)")
t $o port delete p1
t $o server group delete g1
t $o keypair delete k1 k2
t $o router remove subnet r1 s1
t $o router delete r1
t $o network delete n1
t $o security group delete sg1
sleep 2
t $o volume list; cat $T/out; t $o port list; cat $T/out; t $o server list; cat $T/out; t $o security group list; cat $T/out
rm -rf $T; echo "failures: $bad"
