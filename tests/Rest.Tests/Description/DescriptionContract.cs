using System.Net;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using Interpreter.Core.Storage;
using Interpreter.Rest.Tests.Fixtures;
using Interpreter.Testing;

namespace Interpreter.Rest.Tests.Description;

/// <summary>
/// A client that knows the API by its description alone: it calls every operation with its examples, and holds every answer
/// against its schema.
/// </summary>
public abstract class DescriptionContract(RestServer server) : RestContract(server)
{
    // The numbers in the examples.
    private const int Session = 1;
    private const int Message = 26;

    [Fact]
    public async Task Every_operation_does_what_its_description_says()
    {
        var api = await ApiDescription.ReadAsync(Server.Http);
        var chief = await Server.AdministratorAsync();
        await PrepareAsync(chief);
        Assert.NotEmpty(api.Operations);
        foreach (var operation in api.Operations.OrderBy(Rank))
        {
            // What ends a sign-in, or deletes the account, is done to somebody else.
            var caller = operation.Path.StartsWith("/api/v1/auth", StringComparison.Ordinal) && operation.NeedsToken ? await Server.RegisterAsync() : chief;
            var (status, type, body) = await SendAsync(operation.Request(), operation.NeedsToken ? caller.Token : null);
            Assert.True((int)status == operation.Success, $"{operation.Id} gave {(int)status}, not {operation.Success}: {body}");
            CheckAnswer(api, operation, (int)status, type, body);
        }
    }

    [Fact]
    public async Task Every_operation_that_needs_a_token_says_so_without_one()
    {
        var api = await ApiDescription.ReadAsync(Server.Http);
        var secured = api.Operations.Where(operation => operation.NeedsToken).ToList();
        Assert.True(secured.Count > 15);
        foreach (var operation in secured)
        {
            var (status, type, body) = await SendAsync(operation.Request(), token: null);
            Assert.True(status is HttpStatusCode.Unauthorized, $"{operation.Id} gave {(int)status}: {body}");
            CheckAnswer(api, operation, (int)status, type, body);
        }
    }

    [Fact]
    public async Task Every_example_is_as_its_schema_says()
    {
        var api = await ApiDescription.ReadAsync(Server.Http);
        foreach (var operation in api.Operations.Where(operation => operation.IsOfApi))
        {
            Assert.Empty(operation.BodyExample is null ? [] : api.Check(operation.BodySchema, operation.BodyExample).Select(problem => $"{operation.Id} takes: {problem}"));
            foreach (var (status, response) in operation.Responses)
            {
                if (response["content"]?["application/json"] is { } content)
                {
                    Assert.True(content["example"] is not null, $"{operation.Id} has no example of {status}.");
                    Assert.Empty(api.Check(content["schema"], content["example"]).Select(problem => $"{operation.Id} {status}: {problem}"));
                }
            }
        }
    }

    [Fact]
    public async Task Every_operation_of_the_api_has_a_name_of_its_own_and_a_summary()
    {
        var api = await ApiDescription.ReadAsync(Server.Http);
        var ours = api.Operations.Where(operation => operation.IsOfApi).ToList();
        Assert.All(ours, operation => Assert.False(string.IsNullOrEmpty((string?)operation.Node["summary"]), operation.Id));
        Assert.All(ours, operation => Assert.Matches("^[A-Z][A-Za-z]+$", (string?)operation.Node["operationId"]));
        Assert.Equal(ours.Count, ours.Select(operation => operation.Id).Distinct().Count());
    }

    // What takes away what others need comes last.
    private static int Rank(ApiOperation operation) => operation switch
    {
        { Method: "delete" } => 2,
        { Id: "ClearHistory" } => 1,
        _ => 0,
    };

    private static void CheckAnswer(ApiDescription api, ApiOperation operation, int status, string? type, string body)
    {
        Assert.True(operation.Responses.Any(response => response.Status == status), $"{operation.Id} does not describe {status}: {body}");
        var types = operation.Types(status);
        Assert.True(type is null ? types.Count == 0 : types.Contains(type), $"{operation.Id} {status} gave {type}, not {string.Join(", ", types)}");
        if (type == "application/json" && operation.Schema(status) is { } schema)
        {
            Assert.Empty(api.Check(schema, JsonNode.Parse(body)).Select(problem => $"{operation.Id} {status}: {problem} in {body}"));
        }
    }

    private async Task PrepareAsync(Person chief)
    {
        Assert.Equal(Session, await chief.CreateSessionAsync("Python"));
        var question = new NewMessage(MessageRole.User, "What is this?") { Type = MessageType.Image, Images = [new("image/png", TestImages.Png(3, 2))] };
        var stored = await Server.SayAsync(chief, Session, [.. Enumerable.Repeat(Seeding.Talk, 13).SelectMany(talk => talk).SkipLast(1), question]);
        Assert.Equal(Message, stored[^1].Id);
    }

    private async Task<(HttpStatusCode Status, string? Type, string Body)> SendAsync(HttpRequestMessage request, string? token)
    {
        using (request)
        {
            request.Headers.Authorization = token is null ? null : new AuthenticationHeaderValue("Bearer", token);
            using var response = await Server.Http.SendAsync(request, Token);
            return (response.StatusCode, response.Content.Headers.ContentType?.MediaType, await response.Content.ReadAsStringAsync(Token));
        }
    }
}
