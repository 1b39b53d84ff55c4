using Zhiheng.Registry.Demo;
using Zhiheng.Testing;

namespace Zhiheng.Web.Tests;

/// <summary>One site with the tiny demo province, shared by the tests that only read.</summary>
public sealed class DemoSite : IAsyncLifetime
{
    public TestSite Site { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        Site = await TestSite.Start(with: settings => settings with { IsDemo = true });
        await Site.Register.Seed(new DemoProvince(20260101, DemoSize.Tiny, Site.Register.Calendar.Today));
    }

    public async Task DisposeAsync() => await Site.DisposeAsync();
}

[CollectionDefinition(Name)]
public sealed class DemoSiteTests : ICollectionFixture<DemoSite>
{
    public const string Name = "demo site";
}
