using Interpreter.Core.Upstream;
using Interpreter.Gemini.Models;
using Interpreter.Gemini.Rest;
using Interpreter.Gemini.Tests.Simulator;
using Interpreter.Gemini.Tests.Text.Kit;
using static Interpreter.Gemini.Tests.Text.Kit.TextFixture;

namespace Interpreter.Gemini.Tests.Models;

public sealed class ModelsClientTests(SimulatorFixture fixture) : IClassFixture<SimulatorFixture>
{
    [Fact]
    public async Task Models_are_listed_over_as_many_pages_as_there_are()
    {
        var client = new ModelsClient(Channel(fixture.Server.BaseAddress));

        var byFours = await ReadAsync(client, pageSize: 4);

        Assert.True(byFours.Count > 8);
        Assert.Equal((await ReadAsync(client, pageSize: 1000)).Select(model => model.Name), byFours.Select(model => model.Name));
        Assert.Contains(byFours, model => model.Name == "models/gemini-3.8-live" && model.SupportedGenerationMethods.Contains("bidiGenerateContent") && model.InputTokenLimit == 131_072);
    }

    [Fact]
    public async Task A_model_is_described_and_one_that_is_not_there_is_told()
    {
        var client = new ModelsClient(Channel(fixture.Server.BaseAddress));

        Assert.Equal("models/gemini-3.8-flash", (await client.GetAsync("gemini-3.8-flash", Cancellation)).Name);
        var missing = await Assert.ThrowsAsync<UpstreamException>(() => client.GetAsync("gemini-9", Cancellation));
        Assert.Equal((UpstreamFailure.Argument, 404), (missing.Kind, missing.Code));
    }

    [Fact]
    public async Task A_list_that_never_ends_is_given_up()
    {
        await using var server = await ScriptedApi.StartAsync(Answers.Json(200, """{"models":[{"name":"models/a"}],"nextPageToken":"a/b c"}"""));

        await Assert.ThrowsAsync<UpstreamException>(() => ReadAsync(new ModelsClient(Channel(server.Address)), pageSize: 1));

        Assert.Equal(100, server.Requests.Count);
        Assert.Equal("GET /v1beta/models?pageSize=1&pageToken=a%2Fb%20c", server.Requests[^1].Line);
    }

    [Fact]
    public async Task An_empty_list_is_a_list()
    {
        await using var server = await ScriptedApi.StartAsync(Answers.Json(200, "{}"));

        Assert.Empty(await ReadAsync(new ModelsClient(Channel(server.Address)), pageSize: 1));
    }

    [Fact]
    public async Task Vertex_has_no_such_list()
    {
        var channel = new RestChannel(Http, new RestOptions { Endpoint = new GeminiEndpoint.Vertex("p", "global"), Credential = GeminiCredential.Parse("k") });

        Assert.Equal(UpstreamFailure.Argument, (await Assert.ThrowsAsync<UpstreamException>(() => ReadAsync(new ModelsClient(channel), 1))).Kind);
    }

    private static async Task<List<ModelDescription>> ReadAsync(ModelsClient client, int pageSize)
    {
        var models = new List<ModelDescription>();
        await foreach (var model in client.ListAsync(Cancellation, pageSize))
        {
            models.Add(model);
        }

        return models;
    }
}
