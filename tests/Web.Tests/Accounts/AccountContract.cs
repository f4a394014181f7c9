using System.Net;
using System.Text;
using Interpreter.Core.Storage;
using Interpreter.Storage.Tests.Fixtures;
using Interpreter.Web.Accounts;
using Interpreter.Web.Tests.Fixtures;

namespace Interpreter.Web.Tests.Accounts;

/// <summary>What accounts do, on every database.</summary>
public abstract class AccountContract(IDatabases databases)
{
    private const string WrongPassword = """{"error":"Wrong user name or password."}""";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Registering_signs_in()
    {
        await using var server = await AccountServer.StartAsync(databases);
        var answer = await server.PostAsync("register/", AccountServer.Credentials("Anna.K@home", "correct horse"));

        Assert.Equal(HttpStatusCode.Created, answer.Status);
        Assert.Equal(["id", "username", "token", "expires_in"], answer.Body!.AsObject().Select(field => field.Key));
        Assert.Equal(("Anna.K@home", 14 * 24 * 3600), ((string?)answer.Body["username"], (int)answer.Body["expires_in"]!));
        Assert.Equal("no-store", answer.Headers.CacheControl?.ToString());
        var me = await server.GetAsync("me/", (string)answer.Body["token"]!);
        me.Says(
            HttpStatusCode.OK,
            $$"""{"id":{{answer.Body["id"]}},"username":"Anna.K@home","role":"user","created_at":"2026-01-01T00:00:00+00:00","last_sign_in_at":null}""");
    }

    [Theory]
    [InlineData("Bearer")]
    [InlineData("Session")]
    [InlineData("bearer")]
    public async Task A_token_is_taken_with_either_word_and_with_or_without_the_slash(string word)
    {
        await using var server = await AccountServer.StartAsync(databases);
        var token = await server.RegisterAsync();
        Assert.Equal(HttpStatusCode.OK, (await server.SendAsync(HttpMethod.Get, "me/", authorization: $"{word} {token}")).Status);
        Assert.Equal(HttpStatusCode.OK, (await server.SendAsync(HttpMethod.Get, "me", authorization: $"{word} {token}")).Status);
    }

    [Fact]
    public async Task Signing_in_takes_the_name_in_any_letter_case()
    {
        await using var server = await AccountServer.StartAsync(databases);
        await server.RegisterAsync("Юлия", "correct horse");
        var answer = await server.PostAsync("login/", AccountServer.Credentials("юЛИЯ", "correct horse"));
        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Equal(["token", "expires_in"], answer.Body!.AsObject().Select(field => field.Key));
        Assert.Equal(HttpStatusCode.OK, (await server.GetAsync("me/", (string)answer.Body["token"]!)).Status);
    }

    [Fact]
    public async Task A_name_is_taken_once_whatever_its_letter_case_and_however_many_ask_at_once()
    {
        await using var server = await AccountServer.StartAsync(databases);
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(index =>
            server.PostAsync("register/", AccountServer.Credentials(index % 2 == 0 ? "anna" : "ANNA", "correct horse"))));
        Assert.Single(answers, answer => answer.Status is HttpStatusCode.Created);
        Assert.All(
            answers.Where(answer => answer.Status is not HttpStatusCode.Created),
            answer => answer.Says(HttpStatusCode.BadRequest, """{"username":["This name is taken: choose another."]}"""));
    }

    [Fact]
    public async Task Signing_out_revokes_the_token_and_no_other()
    {
        await using var server = await AccountServer.StartAsync(databases);
        var (phone, laptop) = (await server.RegisterAsync(), await server.SignInAsync());
        Assert.Equal(HttpStatusCode.NoContent, (await server.PostAsync("logout/", "", phone)).Status);

        Assert.Equal(HttpStatusCode.Unauthorized, (await server.GetAsync("me/", phone)).Status);
        Assert.Equal(HttpStatusCode.Unauthorized, (await server.PostAsync("logout/", "", phone)).Status);
        Assert.Equal(HttpStatusCode.OK, (await server.GetAsync("me/", laptop)).Status);
    }

    [Fact]
    public async Task Devices_that_sign_out_at_once_are_all_signed_out()
    {
        await using var server = await AccountServer.StartAsync(databases);
        await server.RegisterAsync();
        var tokens = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => server.SignInAsync()));
        await Task.WhenAll(tokens.Select(token => server.PostAsync("logout/", "", token)));
        foreach (var token in tokens)
        {
            Assert.Equal(HttpStatusCode.Unauthorized, (await server.GetAsync("me/", token)).Status);
        }
    }

    [Fact]
    public async Task Who_signs_out_more_often_than_is_remembered_is_signed_out_everywhere()
    {
        await using var server = await AccountServer.StartAsync(databases);
        var (one, other) = (await server.RegisterAsync(), await server.SignInAsync());
        var id = (await server.Store.Users.FindByNameAsync("anna", Token))!.Id;
        var far = server.Clock.GetUtcNow().AddDays(1).ToUnixTimeSeconds();
        var full = "{" + string.Join(',', Enumerable.Range(0, RevokedSignIns.Limit).Select(index => $"\"{index}\":{far}")) + "}";
        await server.Store.Snapshots.WriteAsync(new ActorSnapshot("sign-outs", $"{id}") { OwnerId = id, Payload = Encoding.UTF8.GetBytes(full) }, Token);

        Assert.Equal(HttpStatusCode.NoContent, (await server.PostAsync("logout/", "", one)).Status);
        Assert.Equal(HttpStatusCode.Unauthorized, (await server.GetAsync("me/", one)).Status);
        Assert.Equal(HttpStatusCode.Unauthorized, (await server.GetAsync("me/", other)).Status);

        // What has expired makes room.
        var next = await server.SignInAsync();
        server.Clock.Advance(TimeSpan.FromDays(2));
        Assert.Equal(HttpStatusCode.NoContent, (await server.PostAsync("logout/", "", next)).Status);
        var left = (await server.Store.Snapshots.ReadAsync("sign-outs", $"{id}", Token))!.Payload;
        Assert.InRange(left.Length, 1, 100);
    }

    [Fact]
    public async Task Changing_the_password_revokes_every_token_and_gives_a_new_one()
    {
        await using var server = await AccountServer.StartAsync(databases);
        var (one, other) = (await server.RegisterAsync(), await server.SignInAsync());
        var changed = await server.PostAsync("password/", """{"password":"correct horse","new_password":"battery staple"}""", one);

        Assert.Equal(HttpStatusCode.OK, changed.Status);
        Assert.Equal(HttpStatusCode.Unauthorized, (await server.GetAsync("me/", one)).Status);
        Assert.Equal(HttpStatusCode.Unauthorized, (await server.GetAsync("me/", other)).Status);
        Assert.Equal(HttpStatusCode.OK, (await server.GetAsync("me/", (string)changed.Body!["token"]!)).Status);
        (await server.PostAsync("login/", AccountServer.Credentials("anna", "correct horse"))).Says(HttpStatusCode.Unauthorized, WrongPassword);
        await server.SignInAsync("anna", "battery staple");
    }

    [Theory]
    [InlineData("""{"password":"not mine","new_password":"battery staple"}""", """{"password":["This is not your password."]}""")]
    [InlineData("""{"password":"correct horse","new_password":"short"}""", """{"new_password":["Use at least 8 characters."]}""")]
    [InlineData("""{"password":"correct horse","new_password":"ANNA-MARIA"}""", """{"new_password":["Don't use the user name as the password."]}""")]
    [InlineData("{}", """{"password":["This field is required."],"new_password":["This field is required."]}""")]
    public async Task A_password_that_can_t_be_changed_stays(string body, string answer)
    {
        await using var server = await AccountServer.StartAsync(databases);
        var token = await server.RegisterAsync("anna-maria");
        (await server.PostAsync("password/", body, token)).Says(HttpStatusCode.BadRequest, answer);
        Assert.Equal(HttpStatusCode.OK, (await server.GetAsync("me/", token)).Status);
        await server.SignInAsync("anna-maria");
    }

    [Fact]
    public async Task Deleting_an_account_deletes_all_it_owns_and_nothing_else()
    {
        await using var server = await AccountServer.StartAsync(databases);
        var (anna, boris) = (await server.RegisterAsync("anna"), await server.RegisterAsync("boris"));
        long[] owners = [(await server.Store.Users.FindByNameAsync("anna", Token))!.Id, (await server.Store.Users.FindByNameAsync("boris", Token))!.Id];
        foreach (var owner in owners)
        {
            var session = await server.Store.Sessions.CreateAsync(new NewSession(owner, "A talk"), Token);
            await server.Store.Messages.AppendAsync(owner, session.Id, [new NewMessage(MessageRole.User, "Hello")], Token);
        }

        (await DeleteAsync(server, anna, """{"password":"not mine"}""")).Says(HttpStatusCode.BadRequest, """{"password":["This is not your password."]}""");
        Assert.Equal(HttpStatusCode.OK, (await server.GetAsync("me/", anna)).Status);
        Assert.Equal(HttpStatusCode.NoContent, (await DeleteAsync(server, anna, """{"password":"correct horse"}""")).Status);

        Assert.Equal(HttpStatusCode.Unauthorized, (await server.GetAsync("me/", anna)).Status);
        (await server.PostAsync("login/", AccountServer.Credentials("anna", "correct horse"))).Says(HttpStatusCode.Unauthorized, WrongPassword);
        Assert.Equal((0, 1), (await CountAsync(server, owners[0]), await CountAsync(server, owners[1])));
        Assert.Equal(HttpStatusCode.OK, (await server.GetAsync("me/", boris)).Status);
        await server.RegisterAsync("anna");
    }

    [Fact]
    public async Task An_account_that_an_administrator_closed_is_worth_nothing_and_does_not_say_so()
    {
        await using var server = await AccountServer.StartAsync(databases);
        var token = await server.RegisterAsync();
        var account = await server.Store.Users.FindByNameAsync("anna", Token);
        await server.Store.Users.UpdateAsync(account!.Id, new UserChanges { IsActive = false }, Token);
        Assert.Equal(HttpStatusCode.Unauthorized, (await server.GetAsync("me/", token)).Status);
        (await server.PostAsync("login/", AccountServer.Credentials("anna", "correct horse"))).Says(HttpStatusCode.Unauthorized, WrongPassword);
    }

    [Fact]
    public async Task A_hash_of_fewer_rounds_is_made_anew_at_the_next_sign_in()
    {
        await using var server = await AccountServer.StartAsync(databases);
        using var weak = new Passwords(new AccountOptions { PasswordRounds = 10 });
        var hash = await weak.HashAsync("correct horse", Token);
        await server.Store.Users.CreateAsync(new NewUser("anna", hash, "stamp"), Token);

        await server.SignInAsync();
        var strong = (await server.Store.Users.FindByNameAsync("anna", Token))!.PasswordHash;
        Assert.NotEqual(hash, strong);
        await server.SignInAsync();
        Assert.Equal(strong, (await server.Store.Users.FindByNameAsync("anna", Token))!.PasswordHash);
    }

    [Fact]
    public async Task Registration_can_be_closed()
    {
        await using var server = await AccountServer.StartAsync(databases, new() { Registration = false });
        var answer = await server.PostAsync("register/", AccountServer.Credentials("anna", "correct horse"));
        answer.Says(HttpStatusCode.Forbidden, """{"error":"New accounts are not taken here: ask the administrator."}""");
        Assert.Null(await server.Store.Users.FindByNameAsync("anna", Token));
    }

    [Fact]
    public async Task The_first_administrator_is_made_once_and_a_user_of_that_name_is_not_promoted()
    {
        await using var server = await AccountServer.StartAsync(databases);
        Assert.Equal((null, null), await FirstAdministrator.EnsureAsync(server.Services, "chief", "correct horse", Token));
        Assert.Equal((null, null), await FirstAdministrator.EnsureAsync(server.Services, "Chief", "another horse", Token));
        Assert.Equal("administrator", (string?)(await server.GetAsync("me/", await server.SignInAsync("chief"))).Body!["role"]);

        await server.RegisterAsync("anna");
        var (name, _) = await FirstAdministrator.EnsureAsync(server.Services, "anna", "correct horse", Token);
        Assert.Equal("A user who is no administrator has this name: choose another.", name);
        Assert.Equal(UserRole.User, (await server.Store.Users.FindByNameAsync("anna", Token))!.Role);
        Assert.Equal(("Use 3 to 150 characters.", "Use more than digits."), await FirstAdministrator.EnsureAsync(server.Services, "a", "12345678", Token));
    }

    private static async Task<long> CountAsync(AccountServer server, long owner) =>
        (await server.Store.Sessions.ListAsync(owner, new SessionQuery(), Token)).Count;

    private static Task<ApiAnswer> DeleteAsync(AccountServer server, string token, string body) =>
        server.SendAsync(HttpMethod.Delete, "me/", new StringContent(body, Encoding.UTF8, "application/json"), $"Bearer {token}");
}
