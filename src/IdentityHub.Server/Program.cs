using IdentityHub.Server.Commands;

// serve (Hosting/HubApplication: what the hub is made of) · migrate · bootstrap · keys · admin · audit · doctor · health
return await HubCommands.RunAsync(args, Console.Out, Console.Error);
