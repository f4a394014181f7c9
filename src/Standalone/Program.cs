var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
builder.WebHost.UseStaticWebAssets();
var app = builder.Build();
app.UseDefaultFiles();
app.UseStaticFiles();
await app.RunAsync("http://localhost:8000");
