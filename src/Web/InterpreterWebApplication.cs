using Interpreter.Web.Http;

namespace Microsoft.AspNetCore.Builder;

/// <summary>Puts what clients reach into a host's pipeline.</summary>
public static class InterpreterWebApplication
{
    /// <summary>Serves the page at /, the socket at /ws, the HTTP API below /api, and its description at /docs.</summary>
    /// <exception cref="InvalidOperationException">AddInterpreterWeb was not called.</exception>
    public static WebApplication UseInterpreterWeb(this WebApplication app)
    {
        ArgumentNullException.ThrowIfNull(app);

        app.UseExceptionHandler();
        app.UseStatusCodePages();
        app.UseSecurityHeaders();
        app.UseDefaultFiles();
        app.UseStaticFiles(new StaticFileOptions
        {
            // Files keep their names from version to version: a browser asks each time, and mostly hears 304.
            OnPrepareResponse = static file => file.Context.Response.Headers.CacheControl = "no-cache",
        });
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
        app.MapOpenApi();
        return app;
    }
}
