using Interpreter.Web.Http;

namespace Microsoft.AspNetCore.Builder;

/// <summary>Puts what clients reach into a host's pipeline.</summary>
public static class InterpreterWebApplication
{
    /// <summary>Serves the page at /, the socket at /ws, the HTTP API below /api, its description at /docs, and the probes.</summary>
    /// <exception cref="InvalidOperationException">AddInterpreterWeb was not called.</exception>
    public static WebApplication UseInterpreterWeb(this WebApplication app)
    {
        ArgumentNullException.ThrowIfNull(app);

        app.UseExceptionHandler();
        app.UseStatusCodePages();
        app.UseSecurityHeaders();
        app.UseDefaultFiles();
        app.UseStaticFiles();
        app.UseRouting();
        app.UseCors();
        app.UseWebSockets();
        app.UseSwaggerUI(ui =>
        {
            ui.RoutePrefix = "docs";
            ui.DocumentTitle = "Interpreter API";
            ui.SwaggerEndpoint("/openapi/v1.json", "Interpreter");
        });

        app.MapInterpreterSocket("/ws");
        app.MapInterpreterInfo();
        app.MapHealth();
        app.MapOpenApi();
        return app;
    }
}
