using Microsoft.Extensions.Configuration;
using OpenTelemetry.Exporter;

namespace Interpreter.ServiceDefaults.Telemetry;

/// <summary>Where telemetry goes, by the names of the OpenTelemetry specification.</summary>
/// <param name="Endpoint">The collector's base address.</param>
/// <param name="Protocol">How it is spoken to.</param>
/// <param name="Headers">Headers to send along, as "key=value,key=value"; null for none.</param>
/// <param name="ServiceName">What this process is called.</param>
/// <param name="MetricInterval">How often metrics are sent.</param>
internal sealed record TelemetryOptions(Uri Endpoint, OtlpExportProtocol Protocol, string? Headers, string ServiceName, TimeSpan MetricInterval)
{
    /// <summary>Reads the options; null where no endpoint is set, and so nothing is sent.</summary>
    /// <exception cref="FormatException">A variable has no valid value; the message names it.</exception>
    public static TelemetryOptions? Read(IConfiguration configuration, string serviceName)
    {
        if (configuration["OTEL_EXPORTER_OTLP_ENDPOINT"] is not { Length: > 0 } endpoint
            || string.Equals(configuration["OTEL_SDK_DISABLED"], "true", StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        if (!Uri.TryCreate(endpoint, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https"))
        {
            throw new FormatException($"OTEL_EXPORTER_OTLP_ENDPOINT is \"{endpoint}\": give an address such as http://localhost:4318.");
        }

        return new(
            address,
            ReadProtocol(configuration["OTEL_EXPORTER_OTLP_PROTOCOL"]),
            configuration["OTEL_EXPORTER_OTLP_HEADERS"],
            configuration["OTEL_SERVICE_NAME"] is { Length: > 0 } name ? name : serviceName,
            ReadInterval(configuration["OTEL_METRIC_EXPORT_INTERVAL"]));
    }

    /// <summary>Configures an exporter for a signal.</summary>
    /// <param name="exporter">The exporter's options.</param>
    /// <param name="signal">"traces" or "metrics": the last part of the path over HTTP.</param>
    public void Apply(OtlpExporterOptions exporter, string signal)
    {
        exporter.Protocol = Protocol;
        exporter.Endpoint = Protocol is OtlpExportProtocol.HttpProtobuf ? new($"{Endpoint.ToString().TrimEnd('/')}/v1/{signal}") : Endpoint;
        if (Headers is not null)
        {
            exporter.Headers = Headers;
        }
    }

    private static OtlpExportProtocol ReadProtocol(string? protocol) => protocol switch
    {
        null or "" or "http/protobuf" => OtlpExportProtocol.HttpProtobuf,
        "grpc" => OtlpExportProtocol.Grpc,
        _ => throw new FormatException($"OTEL_EXPORTER_OTLP_PROTOCOL is \"{protocol}\": use http/protobuf (collectors listen on 4318) or grpc (4317)."),
    };

    private static TimeSpan ReadInterval(string? milliseconds) => milliseconds switch
    {
        // The specification's default.
        null or "" => TimeSpan.FromSeconds(60),
        _ when int.TryParse(milliseconds, out var interval) && interval > 0 => TimeSpan.FromMilliseconds(interval),
        _ => throw new FormatException($"OTEL_METRIC_EXPORT_INTERVAL is \"{milliseconds}\": give milliseconds, such as 60000."),
    };
}
