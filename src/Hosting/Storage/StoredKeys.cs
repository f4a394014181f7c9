using System.Collections.Concurrent;
using System.Data.Common;
using System.Xml.Linq;
using Interpreter.Storage.Keys;
using Microsoft.AspNetCore.DataProtection.Repositories;

namespace Interpreter.Hosting.Storage;

/// <summary>
/// Keeps the keys that cookies, tokens and users' own keys are encrypted with in the database, so that every host of a
/// cluster has the same. Data protection asks for them where nobody may wait, on a socket's thread too: it is given what was
/// read last. A new key is made days before it is needed, and others read it meanwhile.
/// </summary>
internal sealed partial class StoredKeys(KeyStore store, TimeProvider time, ILogger<StoredKeys> logger)
    : BackgroundService, IHostedLifecycleService, IXmlRepository
{
    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(1);

    private readonly ConcurrentQueue<(string Name, XElement Key)> _unsaved = [];
    private volatile IReadOnlyList<XElement> _keys = [];

    public IReadOnlyCollection<XElement> GetAllElements() =>
        [.. _keys.Select(key => new XElement(key)), .. _unsaved.Select(key => new XElement(key.Key))];

    public void StoreElement(XElement element, string friendlyName) => _unsaved.Enqueue((friendlyName, new XElement(element)));

    /// <summary>Reads all keys.</summary>
    public async Task LoadAsync(CancellationToken cancellationToken) =>
        _keys = [.. (await store.ListAsync(cancellationToken)).Select(XElement.Parse)];

    /// <summary>Writes the keys that were made here.</summary>
    public async Task SaveAsync(CancellationToken cancellationToken)
    {
        while (_unsaved.TryPeek(out var key))
        {
            await store.AddAsync(key.Name, key.Key.ToString(SaveOptions.DisableFormatting), cancellationToken);
            _keys = [.. _keys, key.Key];
            _unsaved.TryDequeue(out _);
        }
    }

    // Before any service starts: the first that starts may encrypt.
    public Task StartingAsync(CancellationToken cancellationToken) => LoadAsync(cancellationToken);

    public Task StartedAsync(CancellationToken cancellationToken) => SaveAsync(cancellationToken);

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval, time);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                await RefreshAsync(stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The host stops.
        }
    }

    private async Task RefreshAsync(CancellationToken cancellationToken)
    {
        try
        {
            await SaveAsync(cancellationToken);
            await LoadAsync(cancellationToken);
        }
        catch (Exception exception) when (exception is DbException or TimeoutException)
        {
            Failed(exception.Message);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The keys of the cluster could not be read or stored ({Error}). It is tried again in a minute.")]
    private partial void Failed(string error);
}
