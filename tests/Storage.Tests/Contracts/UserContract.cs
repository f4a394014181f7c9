using Interpreter.Core.Storage;
using Interpreter.Storage.Tests.Fixtures;

namespace Interpreter.Storage.Tests.Contracts;

public abstract class UserContract(IDatabases databases) : Contract(databases)
{
    [Fact]
    public async Task An_account_comes_back_as_it_was_made()
    {
        Clock.Advance(TimeSpan.FromTicks(12_345_678)); // 1.2345678 s: finer than a microsecond
        var made = await Store.Users.CreateAsync(
            new NewUser("Анна", "hash", "stamp") { Email = "anna@example.com", Role = UserRole.Administrator }, Token);
        Assert.Equal(made, await Store.Users.FindAsync(made.Id, Token));
        Assert.Equal("Анна", made.Username);
        Assert.Equal("anna@example.com", made.Email);
        Assert.Equal(UserRole.Administrator, made.Role);
        Assert.True(made.IsActive);
        Assert.Equal(0, made.FailedSignIns);
        Assert.Null(made.LockedUntil);
        Assert.Null(made.Limits);
        Assert.Null(made.LastSignInAt);
        Assert.Equal(TimeSpan.Zero, made.CreatedAt.Offset);
        Assert.Equal(Clock.GetUtcNow().AddTicks(-8), made.CreatedAt);
    }

    [Theory]
    [InlineData("anna", "ANNA")]
    [InlineData("Анна", "аННА")]
    [InlineData("안나", "안나")]
    [InlineData("Ὀδυσσεύς", "ὈΔΥΣΣΕΎΣ")]
    public async Task A_name_is_found_and_taken_in_any_letter_case(string name, string other)
    {
        var made = await UserAsync(name);
        Assert.Equal(made.Id, (await Store.Users.FindByNameAsync(other, Token))?.Id);
        var refused = await Assert.ThrowsAsync<FieldException>(() => UserAsync(other));
        Assert.Equal(("username", FieldProblem.Taken), (refused.Field, refused.Problem));
    }

    [Fact]
    public async Task Of_many_who_register_a_name_at_once_one_has_it()
    {
        await using var other = await OpenAsync();
        var attempts = Enumerable.Range(0, 12).Select(async index =>
        {
            try
            {
                await (index % 2 == 0 ? Store : other).Users.CreateAsync(new NewUser(index % 3 == 0 ? "Anna" : "anna", "hash", "stamp"), Token);
                return (FieldProblem?)null;
            }
            catch (FieldException refused)
            {
                return refused.Problem;
            }
        });
        var outcomes = await Task.WhenAll(attempts);
        Assert.Single(outcomes, outcome => outcome is null);
        Assert.Equal(11, outcomes.Count(outcome => outcome == FieldProblem.Taken));
    }

    [Fact]
    public async Task The_last_administrator_stays_one()
    {
        var anna = await AdministratorAsync("anna");
        await UserAsync("boris");
        foreach (var changes in (UserChanges[])[new() { Role = UserRole.User }, new() { IsActive = false }, new() { Role = UserRole.User, Limits = "{}" }])
        {
            Assert.Equal(anna.Id, (await Assert.ThrowsAsync<LastAdministratorException>(() => Store.Users.UpdateAsync(anna.Id, changes, Token))).Id);
        }

        await Assert.ThrowsAsync<LastAdministratorException>(() => Store.Users.DeleteAsync(anna.Id, Token));
        Assert.Equal(anna, await Store.Users.FindAsync(anna.Id, Token));

        // One whose account is closed is none who could let others in.
        var carl = await AdministratorAsync("carl");
        await Store.Users.UpdateAsync(carl.Id, new() { IsActive = false }, Token);
        await Assert.ThrowsAsync<LastAdministratorException>(() => Store.Users.DeleteAsync(anna.Id, Token));
        await Store.Users.UpdateAsync(carl.Id, new() { IsActive = true }, Token);
        Assert.True(await Store.Users.DeleteAsync(anna.Id, Token));
        await Assert.ThrowsAsync<LastAdministratorException>(() => Store.Users.UpdateAsync(carl.Id, new() { Role = UserRole.User }, Token));
    }

    [Fact]
    public async Task Of_administrators_who_take_each_others_place_at_once_one_stays()
    {
        await using var other = await OpenAsync();
        UserAccount[] administrators = [await AdministratorAsync("anna"), await AdministratorAsync("boris"), await AdministratorAsync("carl")];
        await Task.WhenAll(administrators.Select(async (account, index) =>
        {
            try
            {
                await (index % 2 == 0 ? Store : other).Users.UpdateAsync(account.Id, new() { Role = UserRole.User }, Token);
            }
            catch (LastAdministratorException)
            {
                // The others were quicker.
            }
        }));
        Assert.True(await Store.Users.AnyAsync(UserRole.Administrator, Token));
    }

    [Fact]
    public async Task A_change_changes_only_what_it_names()
    {
        await AdministratorAsync("chief");
        var made = await UserAsync();
        Clock.Advance(TimeSpan.FromSeconds(1));
        var limited = await Store.Users.UpdateAsync(made.Id, new UserChanges { Limits = """{"requests":5}""", Role = UserRole.Administrator }, Token);
        Assert.Equal(made with { Limits = """{"requests":5}""", Role = UserRole.Administrator, UpdatedAt = Clock.GetUtcNow() }, limited);
        var closed = await Store.Users.UpdateAsync(made.Id, new UserChanges { IsActive = false, PasswordHash = "new", SecurityStamp = "other" }, Token);
        Assert.Equal(limited! with { IsActive = false, PasswordHash = "new", SecurityStamp = "other" }, closed);
        Assert.Null((await Store.Users.UpdateAsync(made.Id, new UserChanges { Limits = "" }, Token))!.Limits);
        Assert.Null(await Store.Users.UpdateAsync(made.Id + 1, new UserChanges { IsActive = false }, Token));
    }

    [Fact]
    public async Task The_last_allowed_failure_locks_and_a_sign_in_unlocks()
    {
        var made = await UserAsync();
        Assert.Equal(1, (await Store.Users.RecordFailureAsync(made.Id, 3, TimeSpan.FromMinutes(5), Token))!.FailedSignIns);
        Assert.Null((await Store.Users.RecordFailureAsync(made.Id, 3, TimeSpan.FromMinutes(5), Token))!.LockedUntil);
        var locked = await Store.Users.RecordFailureAsync(made.Id, 3, TimeSpan.FromMinutes(5), Token);
        Assert.Equal((0, Clock.GetUtcNow() + TimeSpan.FromMinutes(5)), (locked!.FailedSignIns, locked.LockedUntil));
        var good = await Store.Users.RecordSignInAsync(made.Id, Token);
        Assert.Equal((0, null, Clock.GetUtcNow()), (good!.FailedSignIns, good.LockedUntil, good.LastSignInAt));
    }

    [Fact]
    public async Task Failures_at_once_are_all_counted()
    {
        var made = await UserAsync();
        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Store.Users.RecordFailureAsync(made.Id, 100, TimeSpan.FromMinutes(5), Token)));
        Assert.Equal(20, (await Store.Users.FindAsync(made.Id, Token))!.FailedSignIns);
    }

    [Fact]
    public async Task Accounts_are_listed_searched_and_counted()
    {
        Assert.False(await Store.Users.AnyAsync(UserRole.User, Token));
        foreach (var name in new[] { "boris", "Анна", "anna_1", "anna%2", "안나" })
        {
            await UserAsync(name);
        }

        var first = await Store.Users.ListAsync(null, new PageRequest(1, 2), Token);
        Assert.Equal((5, "anna%2", "anna_1"), (first.Count, first.Items[0].Username, first.Items[1].Username));
        Assert.Equal("Анна", Assert.Single((await Store.Users.ListAsync("АНН", new PageRequest(), Token)).Items).Username);
        Assert.Equal("anna%2", Assert.Single((await Store.Users.ListAsync("%", new PageRequest(), Token)).Items).Username);
        Assert.Equal("anna_1", Assert.Single((await Store.Users.ListAsync("A_", new PageRequest(), Token)).Items).Username);
        Assert.True(await Store.Users.AnyAsync(UserRole.User, Token));
        Assert.False(await Store.Users.AnyAsync(UserRole.Administrator, Token));
    }

    [Fact]
    public async Task A_deleted_account_takes_everything_it_owns_and_nothing_else()
    {
        var anna = await UserAsync();
        var boris = await UserAsync("boris");
        var hers = await SessionAsync(anna);
        var his = await SessionAsync(boris);
        var message = await SayAsync(hers, "hers");
        await SayAsync(his, "his");
        await Store.Settings.WriteAsync(anna.Id, new Dictionary<string, string?> { ["voice"] = "Puck" }, Token);
        await Store.Snapshots.WriteAsync(new ActorSnapshot("user", "anna") { OwnerId = anna.Id, Payload = new byte[] { 1 } }, Token);
        await Store.Snapshots.WriteAsync(new ActorSnapshot("session", $"{hers.Key}") { Payload = new byte[] { 1 } }, Token);
        await Store.Snapshots.WriteAsync(new ActorSnapshot("session", $"{his.Key}") { Payload = new byte[] { 1 } }, Token);

        Assert.True(await Store.Users.DeleteAsync(anna.Id, Token));
        Assert.False(await Store.Users.DeleteAsync(anna.Id, Token));

        Assert.Null(await Store.Users.FindByNameAsync("anna", Token));
        Assert.Null(await Store.Sessions.FindAsync(anna.Id, hers.Id, Token));
        Assert.Null(await Store.Messages.FindAsync(anna.Id, message.Id, Token));
        Assert.Empty(await Store.Settings.ReadAsync(anna.Id, Token));
        Assert.Null(await Store.Snapshots.ReadAsync("user", "anna", Token));
        Assert.Null(await Store.Snapshots.ReadAsync("session", $"{hers.Key}", Token));
        Assert.Empty(await Store.Statistics.ByDayAsync(anna.Id, DateOnly.MinValue, DateOnly.MaxValue, Token));
        Assert.NotNull(await Store.Snapshots.ReadAsync("session", $"{his.Key}", Token));
        Assert.Equal((1, 1), await CountsAsync());
        Assert.NotEqual(anna.Id, (await UserAsync("anna")).Id);

        async Task<(long, long)> CountsAsync()
        {
            var totals = (await Store.Statistics.TotalsAsync(1, Token)).Sessions;
            return (totals.TotalSessions, totals.TotalMessages);
        }
    }

    private Task<UserAccount> AdministratorAsync(string name) =>
        Store.Users.CreateAsync(new NewUser(name, "hash", "stamp") { Role = UserRole.Administrator }, Token);
}
