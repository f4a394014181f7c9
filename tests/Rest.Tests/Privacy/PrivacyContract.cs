using System.Net;
using System.Net.Http.Headers;
using Interpreter.Core.Storage;
using Interpreter.Rest.Tests.Description;
using Interpreter.Rest.Tests.Fixtures;
using Interpreter.Testing;

namespace Interpreter.Rest.Tests.Privacy;

/// <summary>Neither of two users sees or changes what is the other's, by any operation that there is.</summary>
public abstract class PrivacyContract(RestServer server) : RestContract(server)
{
    private const long Nothing = 987_654_321;

    [Fact]
    public async Task No_operation_tells_or_changes_what_is_anothers()
    {
        var secret = $"secret-{Guid.NewGuid():N}";
        var (anna, boris) = (await Server.RegisterAsync(), await Server.RegisterAsync());
        var session = await anna.CreateSessionAsync(secret);
        var message = (await Server.SayAsync(
            anna, session, new NewMessage(MessageRole.User, secret) { Type = MessageType.Image, Images = [new("image/png", TestImages.Png(3, 2))] }, Seeding.Talk[1]))[0].Id;
        var before = (await anna.GetAsync($"chat-sessions/{session}/")).Text;
        var asked = Server.Model.Requests.Count;

        var api = await ApiDescription.ReadAsync(Server.Http);
        var tried = 0;
        foreach (var operation in api.Operations.Where(operation => operation.NeedsToken && !operation.Path.StartsWith("/api/v1/auth", StringComparison.Ordinal)))
        {
            var isOfMessages = operation.Path.Contains("chat-messages/{id}", StringComparison.Ordinal);
            var ids = operation.Ids.ToList();
            if (ids.Count == 0)
            {
                var open = await SendAsync(operation.Request(), boris);
                Assert.DoesNotContain(secret, open.Body, StringComparison.Ordinal);
                Assert.DoesNotContain(anna.Name, open.Body, StringComparison.Ordinal);
                continue;
            }

            tried++;
            var theirs = await SendAsync(operation.Request(ids.ToDictionary(name => name, _ => isOfMessages ? message : session)), boris);
            var none = await SendAsync(operation.Request(ids.ToDictionary(name => name, _ => Nothing)), boris);
            Assert.True(theirs == none, $"{operation.Id} tells another's from none: {theirs} and {none}");
            Assert.True(
                theirs.Status is HttpStatusCode.NotFound or HttpStatusCode.Forbidden || theirs.Body.Contains("\"count\":0,", StringComparison.Ordinal),
                $"{operation.Id} gave {theirs}");
        }

        Assert.True(tried >= 13, $"Only {tried} operations name something by its number.");
        Assert.Equal(before, (await anna.GetAsync($"chat-sessions/{session}/")).Text);
        var own = (await boris.GetAsync("chat-sessions/")).Text;
        Assert.DoesNotContain(secret, own, StringComparison.Ordinal);
        Assert.All(Server.Model.Requests.Skip(asked), request => Assert.Equal(boris.Id, request.OwnerId));
    }

    private async Task<(HttpStatusCode Status, string Body)> SendAsync(HttpRequestMessage request, Person person)
    {
        using (request)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", person.Token);
            using var response = await Server.Http.SendAsync(request, Token);
            return (response.StatusCode, await response.Content.ReadAsStringAsync(Token));
        }
    }
}
