using Interpreter.Web.Accounts;
using Interpreter.Web.Accounts.Endpoints;
using Interpreter.Web.Administration;
using Interpreter.Web.Gemini;
using Interpreter.Web.Http;
using Interpreter.Web.Http.Errors;
using Interpreter.Web.Http.Forgery;
using Interpreter.Web.Limits;
using Interpreter.Web.Pages.Accounts;
using Interpreter.Web.Pages.Administration;
using Interpreter.Web.Pages.Chat;
using Interpreter.Web.Pages.Frame;
using Interpreter.Web.Pages.Settings;

namespace Microsoft.AspNetCore.Builder;

/// <summary>Puts what clients reach into a host's pipeline.</summary>
public static class InterpreterWebApplication
{
    /// <summary>Serves the page at /, the socket at /ws, the HTTP API below /api, and its description at /docs.</summary>
    /// <exception cref="InvalidOperationException">AddInterpreterWeb was not called.</exception>
    public static WebApplication UseInterpreterWeb(this WebApplication app)
    {
        ArgumentNullException.ThrowIfNull(app);

        app.UseForwardedHeaders();
        app.UseExceptionHandler();
        app.UseApiStatusPages();
        app.UseSecurityHeaders();
        app.UsePageLanguageSwitch();
        app.UseDefaultFiles();
        app.UseStaticFiles(new StaticFileOptions
        {
            // Files keep their names from version to version: a browser asks each time, and mostly hears 304.
            OnPrepareResponse = static file => file.Context.Response.Headers.CacheControl = "no-cache",
        });
        app.UseRouting();
        app.UseCors();
        app.UseWebSockets();
        app.UseAuthentication();
        app.UseAccounts();
        app.UseAuthorization();
        app.UseForgeryCheck();
        app.UseSwaggerUI(ui =>
        {
            ui.RoutePrefix = "docs";
            ui.DocumentTitle = "Interpreter API";
            ui.SwaggerEndpoint("/openapi/v1.json", "Interpreter");
        });

        app.MapInterpreterSocket("/ws");
        app.MapInterpreterInfo();
        app.MapAccounts();
        app.MapAccountPages();
        app.MapSettingsPages();
        app.MapUserPages();
        app.MapGemini();
        app.MapChatPages();
        app.MapQuota();
        app.MapAdministration();
        app.MapOpenApi();
        return app;
    }
}
