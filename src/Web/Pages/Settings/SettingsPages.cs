using Interpreter.Web.Http.Errors;
using Interpreter.Web.Http.OpenApi;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Interpreter.Web.Pages.Settings;

/// <summary>Maps /gemini/settings/ and what its script asks.</summary>
internal static class SettingsPages
{
    /// <summary>The page's address.</summary>
    public const string Root = "/gemini/settings/";

    public static void MapSettingsPages(this IEndpointRouteBuilder endpoints)
    {
        var pages = endpoints.MapPages("/gemini/settings");
        pages.MapGet("/", SettingsForms.ShowAsync).RequireAuthorization();
        pages.MapPost("/", SettingsForms.TakeAsync).RequireAuthorization();

        endpoints.MapPageJson("/gemini").WithTags("Settings").MapPost("/test-api-key", KeyTest.RunAsync)
            .RequireAuthorization()
            .WithName("TestApiKey")
            .WithSummary("Asks Gemini whether it takes a key. Nothing is stored.")
            .Takes<KeyTestRequest>("""{"api_key":"your-gemini-api-key"}""")
            .Gives<KeyTestAnswer>(StatusCodes.Status200OK, """{"success":true,"message":"Gemini takes the key."}""")
            .Gives<ApiRefusal>(StatusCodes.Status400BadRequest, """{"success":false,"error":"The API key may not be empty."}""")
            .Gives<ApiRefusal>(StatusCodes.Status401Unauthorized, """{"success":false,"error":"Sign in first, then send \"Authorization: Bearer TOKEN\"."}""")
            .Gives<ApiRefusal>(StatusCodes.Status429TooManyRequests, """{"success":false,"error":"Too many requests: try again in 20 s."}""");
    }
}
