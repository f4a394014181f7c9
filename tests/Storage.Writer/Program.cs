// A process of its own beside the tests': to migrate at the same time as another, and to be killed while it writes.
//   migrate CONNECTION                    prints "ready", waits for a line, opens the store, prints "open"
//   append CONNECTION OWNER SESSION       stores messages one after another and prints each one's number once stored
using System.Globalization;
using Interpreter.Core.Storage;
using Interpreter.Storage;

if (args is ["migrate", var target])
{
    Console.WriteLine("ready");
    Console.ReadLine();
    await using var store = await Store.OpenAsync(new StorageOptions { ConnectionString = target }, null, CancellationToken.None);
    await store.PingAsync(CancellationToken.None);
    Console.WriteLine("open");
    return 0;
}

if (args is ["append", var connection, var owner, var session])
{
    await using var store = await Store.OpenAsync(new StorageOptions { ConnectionString = connection }, null, CancellationToken.None);
    for (var count = 0; count < 100_000; count++)
    {
        var stored = await store.Messages.AppendAsync(
            long.Parse(owner, CultureInfo.InvariantCulture),
            long.Parse(session, CultureInfo.InvariantCulture),
            [new NewMessage(MessageRole.User, $"message {count}")],
            CancellationToken.None);
        Console.WriteLine(stored![0].Id.ToString(CultureInfo.InvariantCulture));
    }

    return 0;
}

Console.Error.WriteLine("migrate CONNECTION | append CONNECTION OWNER SESSION");
return 2;
