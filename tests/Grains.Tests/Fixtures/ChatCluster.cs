using System.Reflection;
using Interpreter.Core.Storage;
using Interpreter.Core.Text;
using Microsoft.Extensions.DependencyInjection;

namespace Interpreter.Grains.Tests.Fixtures;

/// <summary>A cluster with a model that writes, and with whichever store a test names.</summary>
public sealed class ChatCluster : ClusterFixture
{
    public ChatCluster() => Silo = silo => silo.Services.AddSingleton(Text.Port).AddSingleton(Stored.Port).AddSingleton(Messages.Port);

    internal Shared<ITextModel> Text { get; } = New<ITextModel>();

    internal Shared<ISessionStore> Stored { get; } = New<ISessionStore>();

    internal Shared<IMessageStore> Messages { get; } = New<IMessageStore>();

    private static Shared<T> New<T>()
        where T : class => (Shared<T>)(object)DispatchProxy.Create<T, Shared<T>>();
}
