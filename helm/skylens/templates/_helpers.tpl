{{/* Names, labels and what several objects share. Those that are told "of" take (dict "root" $ "component" "ingest"). */}}

{{/* A Service's name has no dots and does not begin with a digit; a release's may. */}}
{{- define "skylens.name" -}}
{{- $name := .Release.Name | replace "." "-" }}
{{- if not (contains "skylens" $name) }}{{ $name = printf "%s-skylens" ($name | trunc 32 | trimSuffix "-") }}{{ end }}
{{- if regexMatch "^[0-9]" $name }}{{ $name = printf "r%s" $name }}{{ end }}
{{- $name | trunc 40 | trimSuffix "-" }}
{{- end }}

{{- define "skylens.selector" -}}
app.kubernetes.io/name: skylens
app.kubernetes.io/instance: {{ .root.Release.Name }}
app.kubernetes.io/component: {{ .component }}
{{- end }}

{{- define "skylens.labels" -}}
{{ include "skylens.selector" . }}
app.kubernetes.io/version: {{ .root.Chart.AppVersion | quote }}
app.kubernetes.io/part-of: skylens
app.kubernetes.io/managed-by: {{ .root.Release.Service }}
helm.sh/chart: {{ printf "%s-%s" .root.Chart.Name .root.Chart.Version }}
{{- end }}

{{/* All pods of the release. */}}
{{- define "skylens.everyPod" -}}
app.kubernetes.io/name: skylens
app.kubernetes.io/instance: {{ .Release.Name }}
{{- end }}

{{/* Of (dict "root" $ "name" "detect" "suffix" "-cuda"). */}}
{{- define "skylens.image" -}}
{{- $registry := .root.Values.image.registry | required "image.registry is missing: the registry (and path) that k8s/build-images.sh pushed to, as in --set image.registry=registry.example.com/team" -}}
{{ printf "%s/skylens/%s:%s%s" (trimSuffix "/" $registry) .name (.root.Values.image.tag | default .root.Chart.AppVersion) (.suffix | default "") }}
{{- end }}

{{- define "skylens.accessSecret" -}}
{{ .Values.access.existingSecret | default (printf "%s-access" (include "skylens.name" .)) }}
{{- end }}

{{- define "skylens.strimziCluster" -}}
{{ .Values.kafka.strimzi.cluster | default (printf "%s-kafka" (include "skylens.name" .)) }}
{{- end }}

{{- define "skylens.bootstrapServers" -}}
{{- if eq .Values.kafka.mode "evaluation" -}}
{{ include "skylens.name" . }}-kafka:9092
{{- else if eq .Values.kafka.mode "strimzi" -}}
{{ include "skylens.strimziCluster" . }}-kafka-bootstrap:9092
{{- else -}}
{{ .Values.kafka.bootstrapServers | required "kafka.bootstrapServers is missing: name your brokers, as in --set kafka.bootstrapServers=kafka:9092, or choose kafka.mode=evaluation or kafka.mode=strimzi" }}
{{- end }}
{{- end }}

{{- define "skylens.viewUrl" -}}
{{- if .Values.view.publicUrl }}{{ .Values.view.publicUrl }}
{{- else if and .Values.ingress.enabled .Values.ingress.viewHost }}{{ ternary "https" "http" (ne .Values.ingress.tlsSecret "") }}://{{ .Values.ingress.viewHost }}
{{- else if and .Values.gateway.enabled .Values.gateway.viewHost }}https://{{ .Values.gateway.viewHost }}
{{- end }}
{{- end }}

{{- define "skylens.ingestUrl" -}}
{{- if .Values.ingest.publicUrl }}{{ .Values.ingest.publicUrl }}
{{- else if and .Values.ingress.enabled .Values.ingress.ingestHost }}{{ ternary "https" "http" (ne .Values.ingress.tlsSecret "") }}://{{ .Values.ingress.ingestHost }}
{{- else if and .Values.gateway.enabled .Values.gateway.ingestHost }}https://{{ .Values.gateway.ingestHost }}
{{- end }}
{{- end }}

{{/* skylens.detect.max-frame-age in a map of settings becomes SKYLENS_DETECT_MAX_FRAME_AGE. */}}
{{- define "skylens.settings" -}}
{{- $service := .service -}}
{{- range $key, $value := .settings }}
SKYLENS_{{ upper $service }}_{{ regexReplaceAll "[^A-Za-z0-9]" $key "_" | upper }}: {{ include "skylens.text" $value | quote }}
{{- end }}
{{- end }}

{{/* Helm reads numbers as floating point: 50000000 would become 5e+07. */}}
{{- define "skylens.text" -}}
{{- if and (kindIs "float64" .) (eq . (floor .)) }}{{ int64 . }}{{ else }}{{ . }}{{ end }}
{{- end }}

{{- define "skylens.httpsPort" -}}
{{ regexFind "^https://[^/]*:[0-9]+" . | regexFind "[0-9]+$" | default "443" }}
{{- end }}

{{- define "skylens.usesSources" -}}
{{- if or .Values.ingest.sources .Values.ingest.existingSourcesSecret }}true{{ end }}
{{- end }}
