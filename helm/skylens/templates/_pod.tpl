{{/* What the pods of all components have in common. All take (dict "root" $ "component" "ingest" "values" .Values.ingest). */}}

{{/* The profile "restricted" of the pod security standards. */}}
{{- define "skylens.podSecurity" -}}
runAsNonRoot: true
runAsUser: 10001
runAsGroup: 10001
fsGroup: 10001
fsGroupChangePolicy: OnRootMismatch
seccompProfile:
  type: RuntimeDefault
{{- end }}

{{- define "skylens.containerSecurity" -}}
allowPrivilegeEscalation: false
readOnlyRootFilesystem: true
capabilities:
  drop: [ALL]
{{- end }}

{{- define "skylens.podMetadata" -}}
labels:
  {{- include "skylens.labels" . | nindent 2 }}
{{- with .values.podAnnotations }}
annotations:
  {{- toYaml . | nindent 2 }}
{{- end }}
{{- end }}

{{/* Where it runs, and as whom. */}}
{{- define "skylens.podBasics" -}}
serviceAccountName: {{ include "skylens.name" .root }}-{{ .component }}
automountServiceAccountToken: false
enableServiceLinks: false
securityContext:
  {{- include "skylens.podSecurity" . | nindent 2 }}
{{- with .root.Values.image.pullSecrets }}
imagePullSecrets:
  {{- range . }}
  - name: {{ . }}
  {{- end }}
{{- end }}
{{- with .values.nodeSelector }}
nodeSelector:
  {{- toYaml . | nindent 2 }}
{{- end }}
{{- with .values.tolerations }}
tolerations:
  {{- toYaml . | nindent 2 }}
{{- end }}
{{- with .values.affinity }}
affinity:
  {{- toYaml . | nindent 2 }}
{{- end }}
{{- with .values.priorityClassName }}
priorityClassName: {{ . }}
{{- end }}
{{- end }}

{{/* Over nodes and zones as well as it goes; each rollout by itself. */}}
{{- define "skylens.spread" -}}
topologySpreadConstraints:
  {{- range $key := list "kubernetes.io/hostname" "topology.kubernetes.io/zone" }}
  - maxSkew: 1
    topologyKey: {{ $key }}
    whenUnsatisfiable: ScheduleAnyway
    labelSelector:
      matchLabels:
        {{- include "skylens.selector" $ | nindent 8 }}
    matchLabelKeys: [pod-template-hash]
  {{- end }}
{{- end }}

{{/* The settings of a service come from its ConfigMap, secrets from where they are. */}}
{{- define "skylens.env" -}}
envFrom:
  - configMapRef:
      name: {{ include "skylens.name" .root }}-{{ .component }}
{{- $env := list }}
{{- with .root.Values.kafka.sasl.secret }}
{{- $env = append $env (dict "name" "KAFKA_SASL_JAAS_CONFIG" "valueFrom" (dict "secretKeyRef" (dict "name" . "key" $.root.Values.kafka.sasl.secretKey))) }}
{{- end }}
{{- with .root.Values.kafka.tls.clientSecret }}
{{- $env = append $env (dict "name" "KAFKA_SSL_KEYSTORE_PASSWORD" "valueFrom" (dict "secretKeyRef" (dict "name" . "key" "user.password"))) }}
{{- end }}
{{- with (.values.oidc | default dict).secret }}
{{- $env = append $env (dict "name" "SKYLENS_SIGN_IN_CLIENT_SECRET" "valueFrom" (dict "secretKeyRef" (dict "name" . "key" $.values.oidc.secretKey))) }}
{{- end }}
{{- with .values.javaOptions }}
{{- $env = append $env (dict "name" "JDK_JAVA_OPTIONS" "value" .) }}
{{- end }}
{{- with concat $env .values.extraEnv }}
env:
  {{- toYaml . | nindent 2 }}
{{- end }}
{{- end }}

{{/* The part of a service's ConfigMap that is about Kafka and the topics. */}}
{{- define "skylens.commonSettings" -}}
{{- $kafka := .Values.kafka -}}
KAFKA_BOOTSTRAP_SERVERS: {{ include "skylens.bootstrapServers" . | quote }}
{{- $protocol := printf "%s%s" (ternary "SASL_" "" (ne $kafka.sasl.mechanism "")) (ternary "SSL" "PLAINTEXT" $kafka.tls.enabled) }}
{{- if ne $protocol "PLAINTEXT" }}
KAFKA_SECURITY_PROTOCOL: {{ $protocol }}
{{- end }}
{{- with $kafka.sasl.mechanism }}
KAFKA_SASL_MECHANISM: {{ . }}
{{- end }}
{{- if and $kafka.tls.enabled $kafka.tls.caSecret }}
KAFKA_SSL_TRUSTSTORE_TYPE: PEM
KAFKA_SSL_TRUSTSTORE_LOCATION: /etc/skylens/kafka-ca/{{ $kafka.tls.caKey }}
{{- end }}
{{- if and $kafka.tls.enabled $kafka.tls.clientSecret }}
KAFKA_SSL_KEYSTORE_TYPE: PKCS12
KAFKA_SSL_KEYSTORE_LOCATION: /etc/skylens/kafka-client/user.p12
{{- end }}
SKYLENS_TOPICS_PARTITIONS: {{ .Values.topics.partitions | quote }}
SKYLENS_TOPICS_FRAMES_RETENTION_BYTES: {{ include "skylens.text" .Values.topics.framesRetentionBytes | quote }}
QUARKUS_MANAGEMENT_HOST: 0.0.0.0
QUARKUS_MANAGEMENT_PORT: "9000"
{{- end }}

{{/* Who is let in: only whoever has a token, by default. */}}
{{- define "skylens.accessSettings" -}}
QUARKUS_HTTP_HOST: 0.0.0.0
QUARKUS_SHUTDOWN_DELAY: {{ .Values.drain.spreadSeconds }}S
SKYLENS_ACCESS_KEYS: /etc/skylens/access/keys.json
SKYLENS_ACCESS_OPEN_TO: {{ join "," .Values.access.openTo | quote }}
{{- with .Values.access.issuer }}
{{- if or .name .audience .keys }}
{{- range $key := list "name" "audience" "keys" }}
{{- if not (get $.Values.access.issuer $key) }}
{{- fail (printf "access.issuer.%s is missing: another issuer's tokens are believed only when its name, audience and keys are all set" $key) }}
{{- end }}
{{- end }}
SKYLENS_ACCESS_ISSUER: {{ .name | quote }}
SKYLENS_ACCESS_AUDIENCE: {{ .audience | quote }}
SKYLENS_ACCESS_ISSUER_KEYS: {{ .keys | quote }}
{{- end }}
{{- end }}
{{- end }}

{{/* Takes also "access" and "sources": whether the keys of tokens, and the declared sources, are mounted. */}}
{{- define "skylens.volumeMounts" -}}
- name: tmp
  mountPath: /tmp
{{- if .access }}
- name: access
  mountPath: /etc/skylens/access
  readOnly: true
{{- end }}
{{- if and .sources (include "skylens.usesSources" .root) }}
- name: sources
  mountPath: /etc/skylens/sources
  readOnly: true
{{- end }}
{{- if and .root.Values.kafka.tls.enabled .root.Values.kafka.tls.caSecret }}
- name: kafka-ca
  mountPath: /etc/skylens/kafka-ca
  readOnly: true
{{- end }}
{{- if and .root.Values.kafka.tls.enabled .root.Values.kafka.tls.clientSecret }}
- name: kafka-client
  mountPath: /etc/skylens/kafka-client
  readOnly: true
{{- end }}
{{- end }}

{{- define "skylens.volumes" -}}
- name: tmp
  emptyDir: {}
{{- if .access }}
{{ include "skylens.accessVolume" .root }}
{{- end }}
{{- if and .sources (include "skylens.usesSources" .root) }}
- name: sources
  secret:
    secretName: {{ .root.Values.ingest.existingSourcesSecret | default (printf "%s-sources" (include "skylens.name" .root)) }}
    defaultMode: 0440
{{- end }}
{{- if and .root.Values.kafka.tls.enabled .root.Values.kafka.tls.caSecret }}
- name: kafka-ca
  secret:
    secretName: {{ .root.Values.kafka.tls.caSecret }}
    defaultMode: 0440
{{- end }}
{{- if and .root.Values.kafka.tls.enabled .root.Values.kafka.tls.clientSecret }}
- name: kafka-client
  secret:
    secretName: {{ .root.Values.kafka.tls.clientSecret }}
    defaultMode: 0440
{{- end }}
{{- end }}

{{- define "skylens.accessVolume" -}}
- name: access
  secret:
    secretName: {{ include "skylens.accessSecret" . }}
    defaultMode: 0440
{{- end }}

{{/* Nothing answers before a service has started; then it is asked whether it works, and whether it has reached Kafka. */}}
{{- define "skylens.probes" -}}
startupProbe:
  httpGet:
    path: /q/health/live
    port: management
  periodSeconds: 2
  timeoutSeconds: 5
  failureThreshold: 90
livenessProbe:
  httpGet:
    path: /q/health/live
    port: management
  periodSeconds: 10
  timeoutSeconds: 5
  failureThreshold: 6
readinessProbe:
  httpGet:
    path: /q/health/ready
    port: management
  periodSeconds: 3
  timeoutSeconds: 5
  failureThreshold: 3
{{- end }}

{{/* First nobody new is sent here, then those who are here are told to come back, a few at a time. */}}
{{- define "skylens.drain" -}}
lifecycle:
  preStop:
    sleep:
      seconds: {{ .Values.drain.preStopSeconds }}
{{- end }}

{{- define "skylens.gracePeriod" -}}
{{ add .Values.drain.preStopSeconds .Values.drain.spreadSeconds 20 }}
{{- end }}

{{/* The next pod is ready, and has read what is known, before the last one is asked to go. */}}
{{- define "skylens.rollout" -}}
minReadySeconds: 5
revisionHistoryLimit: 3
strategy:
  type: RollingUpdate
  rollingUpdate:
    maxSurge: 1
    maxUnavailable: 0
{{- end }}

{{/*
How many pods, of (dict "root" $ "component" "detect" "replicas" 2). Whoever has scaled by hand since keeps what he set,
until the value is another: Helm 4 would end an upgrade over it, and Helm 3 undo it.
*/}}
{{- define "skylens.replicas" -}}
{{- $live := lookup "apps/v1" "Deployment" .root.Release.Namespace (printf "%s-%s" (include "skylens.name" .root) .component) }}
{{- $same := eq (dig "metadata" "annotations" "skylens.io/replicas" "" $live) (toString .replicas) }}
{{- ternary (dig "spec" "replicas" .replicas $live) .replicas $same }}
{{- end }}

{{/* By which the next upgrade sees whether the value is another. */}}
{{- define "skylens.replicasAsked" -}}
annotations:
  skylens.io/replicas: {{ .replicas | toString | quote }}
{{- end }}
