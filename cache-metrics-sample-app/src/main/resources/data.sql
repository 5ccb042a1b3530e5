INSERT INTO account (id, user_id, name, balance, currency) VALUES
	(101, 1, 'Current account', 1250.40, 'EUR'),
	(102, 1, 'Savings', 8300.00, 'EUR'),
	(201, 2, 'Current account', 73.15, 'GBP'),
	(301, 3, 'Household', 2044.99, 'USD'),
	(302, 3, 'Travel', 512.00, 'JPY');

INSERT INTO exchange_rate (currency, euros) VALUES
	('EUR', 1),
	('GBP', 1.152300),
	('JPY', 0.005730),
	('USD', 0.868900);
