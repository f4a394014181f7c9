using Interpreter.Core.Text;
using Interpreter.Core.Upstream;
using Interpreter.Gemini.Models;
using Interpreter.Gemini.Tests.Simulator;
using Interpreter.Gemini.Text;
using Interpreter.GeminiSimulator;
using Interpreter.GeminiSimulator.Rest;
using static Interpreter.Gemini.Tests.Text.Kit.TextFixture;

namespace Interpreter.Gemini.Tests.Text;

public sealed class SimulatedFaultTests
{
    [Fact]
    public async Task The_simulators_refusals_are_waited_for_or_told_as_the_real_ones()
    {
        await using var server = await GeminiSimulatorServer.StartAsync(SimulatedGemini.Options, Cancellation);
        var model = new GeminiTextModel(new TextClient(Channel(server.BaseAddress)), new GeminiTextModels());

        server.RefuseRequests(RestFault.Overloaded, 2);
        server.RefuseRequests(RestFault.MinuteQuota(TimeSpan.FromMilliseconds(2)));
        server.RefuseRequests(RestFault.Internal);
        Assert.Equal(TextFinish.Complete, (await model.GenerateAsync(TextRequest.Of("Hi"), Cancellation)).End.Finish);

        server.RefuseRequests(RestFault.DailyQuota);
        var day = await Assert.ThrowsAsync<UpstreamException>(() => model.GenerateAsync(TextRequest.Of("Hi"), Cancellation));
        Assert.Equal((UpstreamFailure.Quota, QuotaScope.Day, TimeSpan.FromSeconds(20)), (day.Kind, day.Quota, day.RetryAfter));

        server.RefuseRequests(RestFault.MinuteQuota(TimeSpan.FromMinutes(5)));
        var minute = await Assert.ThrowsAsync<UpstreamException>(() => model.CountAsync(TextRequest.Of("Hi"), Cancellation));
        Assert.Equal((UpstreamFailure.Quota, QuotaScope.Minute, TimeSpan.FromMinutes(5)), (minute.Kind, minute.Quota, minute.RetryAfter));
    }
}
