namespace Zhiheng.Modules.Tests.Registry.Lookup;

public class DisclosureTests
{
    [Theory]
    [InlineData("registry_undisclosed")]
    [InlineData("registry_person")]
    [InlineData("registry_audit_plan")]
    [InlineData("registry_energy_figure")]
    [InlineData("identity_")]
    [InlineData("undisclosed")]
    public void What_the_public_asks_never_reads(string table)
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!Directory.Exists(Path.Combine(folder!.FullName, "src", "Registry", "Lookup")))
        {
            folder = folder.Parent;
        }

        var sources = Directory.GetFiles(Path.Combine(folder.FullName, "src", "Registry", "Lookup"), "*.cs", SearchOption.AllDirectories);

        Assert.NotEmpty(sources);
        Assert.DoesNotContain(sources, file => File.ReadAllText(file).Contains(table, StringComparison.Ordinal));
    }
}
