using Interpreter.Web.Http.Errors;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.BearerToken;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.DependencyInjection;

namespace Interpreter.Web.Accounts;

/// <summary>Registers accounts.</summary>
internal static class AccountServices
{
    private const string CookieName = "interpreter";

    public static void AddAccounts(this IServiceCollection services, AccountOptions options)
    {
        services.AddSingleton(options);
        services.AddSingleton<Passwords>();
        services.AddSingleton<NamelessFailures>();
        services.AddSingleton<PasswordCheck>();
        services.AddSingleton<AccountTokens>();
        services.AddSingleton<RevokedSignIns>();
        services.AddSingleton<SignInCheck>();
        services.AddSingleton<SignInWatch>();
        services.AddSingleton<AccountActions>();
        services.AddSingleton<RequestLimit>();
        services.AddExceptionHandler<ApiFaults>();

        // What callers are told says nothing of the cause: the log must.
        services.Configure<ExceptionHandlerOptions>(faults => faults.SuppressDiagnosticsCallback = static _ => false);
        services.AddAuthorization();
        services.AddAuthentication(AccountSchemes.Any)
            .AddPolicyScheme(AccountSchemes.Any, null, Choose)
            .AddBearerToken(AccountSchemes.Token, bearer =>
            {
                bearer.BearerTokenExpiration = options.TokenLifetime;
                bearer.Events = new BearerTokenEvents { OnMessageReceived = Receive };
            })
            .AddCookie(AccountSchemes.Cookie, cookie =>
            {
                cookie.Cookie.Name = CookieName;
                cookie.Cookie.HttpOnly = true;
                cookie.Cookie.SameSite = SameSiteMode.Lax;
                cookie.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
                cookie.ExpireTimeSpan = options.TokenLifetime;

                // A cookie that was renewed would outlive its place on the list of revoked sign-ins.
                cookie.SlidingExpiration = false;
            });
        services.Configure<ForwardedHeadersOptions>(forwarded =>
        {
            forwarded.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto;
            foreach (var proxy in options.Proxies)
            {
                forwarded.KnownProxies.Add(proxy);
            }
        });
    }

    private static void Choose(PolicySchemeOptions scheme)
    {
        scheme.ForwardDefaultSelector = static context =>
            PresentedToken.Of(context) is null && context.Request.Cookies.ContainsKey(CookieName) ? AccountSchemes.Cookie : AccountSchemes.Token;

        // A program is told 401 and 403. Pages lead to a form before it comes to this.
        scheme.ForwardChallenge = AccountSchemes.Token;
        scheme.ForwardForbid = AccountSchemes.Token;
    }

    private static Task Receive(MessageReceivedContext message)
    {
        message.Token = PresentedToken.Of(message.HttpContext);
        return Task.CompletedTask;
    }
}
