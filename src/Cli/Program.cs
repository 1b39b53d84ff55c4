using System.CommandLine;
using Zhiheng.Cli;

Console.OutputEncoding = System.Text.Encoding.UTF8;
var root = new RootCommand("质衡 Zhiheng：认证登记、上报与核验。The register of quality certification.")
{
    ServeCommand.Create(),
    ReportCommand.Create(),
    VerifyCommand.Create(),
    SeedCommand.Create(),
    MigrateCommand.Create(),
    ReindexCommand.Create(),
    BackupCommand.Create(),
    RestoreCommand.Create(),
    ApiKeyCommand.Create(),
    BodyCommand.Create(),
    AccountCommand.Create(),
    LedgerCommand.Create(),
    InspectionCommand.Create(),
    PolicyCommand.Create(),
    MapCommand.Create(),
    WitnessCommand.Create(),
    ToolboxCommand.Create(),
};
return await Trouble.Tell(() => root.Parse(args).InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false }));
