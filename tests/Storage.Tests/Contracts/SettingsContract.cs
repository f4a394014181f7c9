using Interpreter.Core.Storage;
using Interpreter.Storage.Tests.Fixtures;

namespace Interpreter.Storage.Tests.Contracts;

public abstract class SettingsContract(IDatabases databases) : Contract(databases)
{
    [Fact]
    public async Task Settings_are_kept_changed_and_deleted_by_name_for_each_user()
    {
        var anna = await UserAsync();
        var boris = await UserAsync("boris");
        await WriteAsync(anna, ("voice", "Puck"), ("model", "one"));
        await WriteAsync(boris, ("voice", "Kore"));
        await WriteAsync(anna, ("voice", "Leda"), ("model", null), ("absent", null), ("empty", ""));
        Assert.Equal(new Dictionary<string, string> { ["voice"] = "Leda", ["empty"] = "" }, await Store.Settings.ReadAsync(anna.Id, Token));
        Assert.Equal(new Dictionary<string, string> { ["voice"] = "Kore" }, await Store.Settings.ReadAsync(boris.Id, Token));
    }

    [Fact]
    public async Task Settings_of_nobody_are_empty_and_can_not_be_written()
    {
        Assert.Empty(await Store.Settings.ReadAsync(4711, Token));
        var refused = await Assert.ThrowsAsync<FieldException>(() => Store.Settings.WriteAsync(4711, new Dictionary<string, string?> { ["voice"] = "Puck" }, Token));
        Assert.Equal("user", refused.Field);
    }

    [Fact]
    public async Task Of_settings_with_a_fault_none_is_written()
    {
        var anna = await UserAsync();
        var refused = await Assert.ThrowsAsync<FieldException>(() =>
            WriteAsync(anna, ("model", "one"), ("voice", new string('v', StorageLimits.SettingValue + 1))));
        Assert.Equal(("voice", FieldProblem.TooLong), (refused.Field, refused.Problem));
        Assert.Empty(await Store.Settings.ReadAsync(anna.Id, Token));
    }

    [Fact]
    public async Task Writers_of_the_same_settings_do_not_stop_each_other()
    {
        var anna = await UserAsync();
        await using var other = await OpenAsync();
        await Task.WhenAll(Enumerable.Range(0, 20).Select(index =>
        {
            var names = index % 2 == 0 ? new[] { "a", "b", "c" } : ["c", "b", "a"];
            return (index % 2 == 0 ? Store : other).Settings.WriteAsync(anna.Id, names.ToDictionary(name => name, _ => (string?)$"{index}"), Token);
        }));
        Assert.Single((await Store.Settings.ReadAsync(anna.Id, Token)).Values.Distinct());
    }

    private Task WriteAsync(UserAccount user, params (string Name, string? Value)[] changes) =>
        Store.Settings.WriteAsync(user.Id, changes.ToDictionary(change => change.Name, change => change.Value), Token);
}
