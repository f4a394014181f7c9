using System.Text.Encodings.Web;
using System.Text.Json.Serialization;
using System.Text.Unicode;
using Interpreter.Web.Chat;
using Interpreter.Web.Gemini.Asking;
using Interpreter.Web.Gemini.OneShot;
using Microsoft.Extensions.DependencyInjection;

namespace Interpreter.Web.Gemini;

/// <summary>Registers the API of chats.</summary>
internal static class GeminiServices
{
    public static void AddGeminiApi(this IServiceCollection services, ChatExchangeOptions options)
    {
        services.AddSingleton(options);
        services.AddSingleton<ChatExchange>();
        services.AddSingleton<ChatAsking>();
        services.AddSingleton<AnswerStream>();
        services.AddSingleton<OneShotRequests>();
        services.ConfigureHttpJsonOptions(json =>
        {
            // Korean and Russian stay readable, and a third as long as their escapes; what HTML reads stays escaped.
            json.SerializerOptions.Encoder = JavaScriptEncoder.Create(UnicodeRanges.All);

            // Numbers are described as numbers, not also as texts.
            json.SerializerOptions.NumberHandling = JsonNumberHandling.Strict;
        });
    }
}
