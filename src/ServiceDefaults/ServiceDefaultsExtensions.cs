using Interpreter.ServiceDefaults.Health;
using Interpreter.ServiceDefaults.Telemetry;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Microsoft.Extensions.Hosting;

/// <summary>What every host of the interpreter has: telemetry and health.</summary>
public static class ServiceDefaultsExtensions
{
    /// <summary>
    /// Registers the readiness latch, and the export of traces and metrics where OTEL_EXPORTER_OTLP_ENDPOINT is set.
    /// </summary>
    /// <param name="builder">The host's builder, with its whole configuration.</param>
    /// <param name="serviceName">What the process is called in telemetry, unless OTEL_SERVICE_NAME says otherwise.</param>
    /// <exception cref="FormatException">An OTEL_ variable has no valid value; the message names it.</exception>
    public static TBuilder AddServiceDefaults<TBuilder>(this TBuilder builder, string serviceName)
        where TBuilder : IHostApplicationBuilder
    {
        builder.Services.AddSingleton<ReadinessLatch>();
        builder.Services.AddHostedService(provider => provider.GetRequiredService<ReadinessLatch>());
        if (TelemetryOptions.Read(builder.Configuration, serviceName) is { } telemetry)
        {
            builder.Services.AddHostedService(_ => new TelemetryExport(telemetry));
        }

        return builder;
    }

    /// <summary>Whether traces are exported: what carries them from process to process costs a part of every call, and is for nothing otherwise.</summary>
    /// <exception cref="FormatException">An OTEL_ variable has no valid value; the message names it.</exception>
    public static bool ExportsTraces(this IConfiguration configuration) => TelemetryOptions.Read(configuration, serviceName: "") is not null;

    /// <summary>Maps GET /health, /alive and /ready.</summary>
    public static WebApplication MapServiceDefaults(this WebApplication app)
    {
        app.MapHealth();
        return app;
    }
}
