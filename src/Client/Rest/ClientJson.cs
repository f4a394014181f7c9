using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Interpreter.Client.Accounts;
using Interpreter.Client.Chats;
using Interpreter.Client.Text;
using Interpreter.Client.Usage;

namespace Interpreter.Client.Rest;

/// <summary>The forms of the API's JSON.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(AccountBodies.Credentials))]
[JsonSerializable(typeof(AccountBodies.PasswordChange))]
[JsonSerializable(typeof(AccountBodies.Confirmation))]
[JsonSerializable(typeof(AccessToken))]
[JsonSerializable(typeof(NewAccount))]
[JsonSerializable(typeof(Account))]
[JsonSerializable(typeof(ChatSession))]
[JsonSerializable(typeof(ChatSessionDetail))]
[JsonSerializable(typeof(ChatSessionUpdate))]
[JsonSerializable(typeof(Page<ChatSession>))]
[JsonSerializable(typeof(Page<ChatMessage>))]
[JsonSerializable(typeof(IReadOnlyList<ChatSession>))]
[JsonSerializable(typeof(IReadOnlyList<ChatMessage>))]
[JsonSerializable(typeof(ChatBodies.Question))]
[JsonSerializable(typeof(ChatBodies.NewSession))]
[JsonSerializable(typeof(Exchange))]
[JsonSerializable(typeof(ChatStatistics))]
[JsonSerializable(typeof(HealthCheck.InterpreterInfo))]
[JsonSerializable(typeof(GenerationRequest))]
[JsonSerializable(typeof(Generation))]
[JsonSerializable(typeof(Quota))]
[JsonSerializable(typeof(TotalStatistics))]
[JsonSerializable(typeof(JsonObject))]
internal sealed partial class ClientJson : JsonSerializerContext;
